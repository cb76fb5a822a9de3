package dev.slipway.knowledge;

import dev.slipway.search.SearchDocument.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a document's plain text its parts begin, with the anchors that its page gives their headings. */
final class DocumentSections {

    private static final int MOST = 2_000;

    private DocumentSections() {}

    static List<Section> of(Markdown.Outline outline, String title) {
        List<Section> sections = new ArrayList<>();
        DocumentRenderer.Ids ids = new DocumentRenderer.Ids();
        int from = 0;
        for (int i = 0; i < outline.heads().size() && sections.size() < MOST; i++) {
            Markdown.Head head = outline.heads().get(i);
            if (i == 0 && DocumentRenderer.repeats(head, title)) {
                continue;
            }
            String anchor = ids.of(head.text());
            int place = head.text().isBlank() ? -1 : lineOf(outline.plain(), head.text(), from);
            if (place >= 0) {
                sections.add(new Section(place, head.text(), anchor));
                from = place + head.text().length();
            }
        }
        return sections;
    }

    /** A line for each, as it is kept. */
    static String write(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        for (Section section : sections) {
            text.append(section.from())
                    .append('\t')
                    .append(section.anchor())
                    .append('\t')
                    .append(section.heading().replaceAll("[\\s\\u0085\\u2028\\u2029\\x00]+", " "))
                    .append('\n');
        }
        return text.toString();
    }

    static List<Section> read(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(line -> line.split("\t", 3))
                        .map(parts -> new Section(Integer.parseInt(parts[0]), parts[2], parts[1]))
                        .toList();
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
