package dev.slipway.knowledge;

import dev.slipway.search.SearchDocument.Section;
import java.util.ArrayList;
import java.util.List;

/** Where in a document's plain text its parts begin, with the anchors that its page gives their headings. */
final class DocumentSections {

    /** Of a longer document only the beginning is found by its parts. */
    private static final int LIMIT = 400_000;

    private DocumentSections() {}

    static List<Section> of(String markdown, String title, String plain) {
        if (markdown.indexOf('#') < 0 && !markdown.contains("\n--") && !markdown.contains("\n==")) {
            return List.of(); // no heading, and nothing to parse it for
        }
        String text = markdown.length() > LIMIT ? markdown.substring(0, LIMIT) : markdown;
        List<Section> sections = new ArrayList<>();
        int from = 0;
        for (DocumentPage.Heading heading : DocumentRenderer.contents(text, title)) {
            int place = lineOf(plain, heading.text(), from);
            if (place >= 0) {
                sections.add(new Section(place, heading.text(), heading.id()));
                from = place + heading.text().length();
            }
        }
        return sections;
    }

    /** Where a whole line says this; -1 if none does. */
    private static int lineOf(String plain, String line, int from) {
        int place = plain.indexOf(line, from);
        while (place >= 0) {
            int end = place + line.length();
            if ((place == 0 || plain.charAt(place - 1) == '\n')
                    && (end == plain.length() || plain.charAt(end) == '\n')) {
                return place;
            }
            place = plain.indexOf(line, place + 1);
        }
        return -1;
    }
}
