package dev.slipway.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the parts of a body begin, as the index keeps them: a line each, read only for the few hits on a page. */
final class Sections {

    private static final int MOST = 1_000;

    private final List<SearchDocument.Section> all;

    private Sections(List<SearchDocument.Section> all) {
        this.all = all;
    }

    static String write(List<SearchDocument.Section> sections, int bodyLength) {
        StringBuilder text = new StringBuilder();
        int count = 0;
        for (SearchDocument.Section section : sections) {
            if (section.from() >= bodyLength || count++ == MOST) {
                break;
            }
            text.append(section.from())
                    .append('\t')
                    .append(oneLine(section.anchor()))
                    .append('\t')
                    .append(oneLine(section.heading()))
                    .append('\n');
        }
        return text.toString();
    }

    /** Lines and tabs part the fields. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ");
    }

    static Sections read(@Nullable String text) {
        List<SearchDocument.Section> all = new ArrayList<>();
        int line = 0;
        while (text != null && line < text.length()) {
            int anchor = text.indexOf('\t', line) + 1;
            int heading = text.indexOf('\t', anchor) + 1;
            int end = text.indexOf('\n', heading);
            int from = Integer.parseInt(text, line, anchor - 1, 10);
            all.add(new SearchDocument.Section(
                    from, text.substring(heading, end), text.substring(anchor, heading - 1)));
            line = end + 1;
        }
        return new Sections(all);
    }

    /** The one that the place lies in; null before the first. */
    SearchDocument.@Nullable Section at(int place) {
        SearchDocument.Section last = null;
        for (SearchDocument.Section section : all) {
            if (section.from() > place) {
                break;
            }
            last = section;
        }
        return last;
    }

    /** Whether the place is in a heading itself. */
    boolean isHeading(int place) {
        SearchDocument.Section section = at(place);
        return section != null && place < section.from() + section.heading().length();
    }
}
