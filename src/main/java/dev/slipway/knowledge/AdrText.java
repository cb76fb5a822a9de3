package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that may be a decision record, cut the way records are.
 *
 * @param stem the file's name without its ending; its folder's where the file is only the page of a folder
 * @param head what names it: its first heading, else its front matter's title
 * @param headings all of them, by every name that they go by
 * @param own what stands before the first section: the fields, and remarks about the record itself
 * @param status the lines of its status section
 */
record AdrText(
        String path,
        String stem,
        FrontMatter front,
        List<Line> lines,
        @Nullable String head,
        Set<String> headings,
        List<Line> own,
        List<Line> status) {

    /** Nobody writes longer ones by hand, and what is looked for in them takes longer than the line. */
    private static final int LONGEST = 1_000;

    private static final Pattern LABEL = Pattern.compile("^[^\\p{L}]*([\\p{L} ]{2,40}?)\\s*(?:[:：].*)?$");

    static AdrText of(String path, String stem, FrontMatter front, List<Line> all) {
        List<Line> lines = all.stream()
                .map(line -> line.text().length() <= LONGEST
                        ? line
                        : line.saying(line.text().substring(0, LONGEST)))
                .toList();
        Set<String> headings = new HashSet<>();
        lines.stream().filter(line -> line.level() > 0).forEach(line -> headings.addAll(Headings.names(line.text())));
        if (!known(headings)) { // parts that are labels of lines: “Context: …”
            lines.stream()
                    .map(line -> LABEL.matcher(line.text()))
                    .filter(label -> label.matches() && AdrWords.section(label.group(1)))
                    .forEach(label -> headings.addAll(Headings.names(label.group(1))));
        }
        return new AdrText(
                path,
                stem,
                front,
                lines,
                head(front, lines),
                headings,
                AdrFields.of(lines),
                section(lines, AdrWords.STATUS));
    }

    private static boolean known(Set<String> headings) {
        return headings.stream().anyMatch(AdrWords.CONTEXT::contains)
                || headings.stream().anyMatch(AdrWords.DECISION::contains);
    }

    /** What a field of the front matter or of the preamble says; null if there is none, or it says nothing. */
    @Nullable
    String field(String names) {
        for (Line line : own) {
            String value = AdrFields.value(line, names);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** A value of the front matter by one of these names; null if it is not there. */
    @Nullable
    String front(String names) {
        return front.values().entrySet().stream()
                .filter(value -> value.getKey().matches("(?iU)" + names)
                        && !value.getValue().isBlank())
                .map(value -> value.getValue().strip())
                .findFirst()
                .orElse(null);
    }

    /** Whether a heading is one of these. */
    boolean has(Set<String> names) {
        return headings.stream().anyMatch(names::contains);
    }

    private static @Nullable String head(FrontMatter front, List<Line> lines) {
        String head = lines.stream()
                .filter(line -> line.level() == 1 && !line.text().isBlank() && !AdrWords.part(line.text()))
                .map(Line::text)
                .findFirst()
                .orElse(null);
        if (head != null) {
            return head;
        }
        String title = front.values().get("title");
        if (title != null && !title.isBlank()) {
            return title;
        }
        boolean begins = !lines.isEmpty()
                && lines.getFirst().level() > 0
                && !AdrWords.part(lines.getFirst().text());
        return begins ? lines.getFirst().text() : null;
    }

    /** The lines under the first heading with one of these names; of a list to tick, what is ticked. */
    private static List<Line> section(List<Line> lines, Set<String> names) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).level() > 0 && Headings.any(lines.get(i).text(), names)) {
                return lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> line.level() == 0)
                        .filter(Line::counts)
                        .toList();
            }
        }
        return List.of();
    }
}
