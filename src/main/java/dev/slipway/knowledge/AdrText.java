package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that may be a decision record, cut the way records are.
 *
 * @param stem the file's name without its ending
 * @param head what names it: its first heading, else its front matter's title
 * @param headings all of them, as {@link DocumentReader#normal} writes them
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

    private static final String LINK_WORD =
            "supersedes|supercedes|replaces|superseded[ -]by|superceded[ -]by|replaced[ -]by|ersetzt(?: durch)?|remplacé par|remplace";
    private static final Pattern FIELD = Pattern.compile("(?i)^[\\s*_|\\-]*(" + AdrWords.STATUS_FIELD + "|"
            + AdrWords.DATE_FIELD + "|" + AdrWords.DECIDER_FIELD + "|" + LINK_WORD
            + ")[\\s*_]*[:：|][:|\\s*_]*(.*?)[\\s*_|]*$");

    static AdrText of(String path, String stem, FrontMatter front, List<Line> lines) {
        Set<String> headings = new HashSet<>();
        lines.stream()
                .filter(line -> line.level() > 0)
                .forEach(line -> headings.add(DocumentReader.normal(line.text())));
        return new AdrText(
                path,
                stem,
                front,
                lines,
                head(front, lines),
                headings,
                preamble(lines),
                section(lines, AdrWords.STATUS));
    }

    /** What a field of the preamble says; null if there is none, or it says nothing. */
    @Nullable
    String field(String names) {
        for (Line line : own) {
            String value = field(line, names);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    static @Nullable String field(Line line, String names) {
        Matcher field = FIELD.matcher(line.text());
        if (!field.matches() || !field.group(1).matches("(?i)" + names)) {
            return null;
        }
        String value = field.group(2).strip();
        return value.isEmpty() || value.matches("(?i)n/?a|none|-|–|tbd") ? null : value;
    }

    /** Whether a heading is one of these. */
    boolean has(Set<String> names) {
        return headings.stream().anyMatch(names::contains);
    }

    private static @Nullable String head(FrontMatter front, List<Line> lines) {
        String head = DocumentReader.firstHeading(lines, 1);
        if (head != null) {
            return head;
        }
        String title = front.values().get("title");
        if (title != null && !title.isBlank()) {
            return title;
        }
        boolean begins = !lines.isEmpty()
                && lines.getFirst().level() > 0
                && !AdrWords.CONTEXT.contains(
                        DocumentReader.normal(lines.getFirst().text()))
                && !AdrWords.STATUS.contains(
                        DocumentReader.normal(lines.getFirst().text()));
        return begins ? lines.getFirst().text() : null;
    }

    private static List<Line> preamble(List<Line> lines) {
        List<Line> own = new ArrayList<>();
        boolean titled = false;
        for (Line line : lines) {
            if (line.level() > 0) {
                boolean metadata = DocumentReader.normal(line.text()).matches("meta-?data|details|info|information");
                if (!metadata && (titled || line.level() > 1 && !own.isEmpty() || AdrWords.section(line.text()))) {
                    break;
                }
                titled = true;
            } else if (own.size() < 40) {
                own.add(line);
            }
        }
        return own;
    }

    /** The lines under the first heading with one of these names. */
    private static List<Line> section(List<Line> lines, Set<String> names) {
        List<Line> found = new ArrayList<>();
        boolean inside = false;
        for (Line line : lines) {
            if (inside && line.level() > 0) {
                break;
            }
            if (inside) {
                found.add(line);
            } else {
                inside = line.level() > 0 && names.contains(DocumentReader.normal(line.text()));
            }
        }
        return found;
    }
}
