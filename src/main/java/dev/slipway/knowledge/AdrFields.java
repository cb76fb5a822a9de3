package dev.slipway.knowledge;

import dev.slipway.knowledge.Markdown.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands at the head of a decision record, one field a line, whether written as lines, as lists or as a table. */
final class AdrFields {

    private static final int MOST = 40;
    private static final int LONGEST = 2_000;
    private static final String LINK_WORD =
            "supersedes|supercedes|replaces|superseded[ -]by|superceded[ -]by|replaced[ -]by"
                    + "|ersetzt(?: durch)?|remplacée? par|remplace|reemplazad[ao] por|sustituid[ao] por|reemplaza(?: a)?|sustituye(?: a)?"
                    + "|substituíd[ao] por|substitui";
    private static final String NAME = AdrWords.STATUS_FIELD + "|" + AdrWords.DATE_FIELD + "|" + AdrWords.CREATED_FIELD
            + "|" + AdrWords.DECIDER_FIELD + "|" + LINK_WORD;
    private static final Pattern FIELD =
            Pattern.compile("(?iU)^[^\\p{L}\\p{N}]*(" + NAME + ")[\\s*_]*[:：|][:：|\\s*_]*(.*?)[\\s*_|]*$");
    private static final Pattern CELL = Pattern.compile("(?iU)(?:" + NAME + ")");
    private static final Pattern BESIDE = Pattern.compile("\\s+[|·•–—,;]\\s*|\\s{2,}|[;,]\\s+");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)n/?a|none|-|–|—|tbd|tba|\\(none\\)|keine|aucune?|ninguno|无|なし");

    private final List<Line> own = new ArrayList<>();
    private boolean gathering;

    private AdrFields() {}

    /** The lines before the first section. */
    static List<Line> of(List<Line> lines) {
        AdrFields fields = new AdrFields();
        boolean titled = false;
        for (Line line : lines) {
            if (line.level() > 0) {
                boolean metadata = Headings.plain(line.text()).matches("meta-?dat(?:a|en)|details|info|information");
                if (!metadata && (titled || line.level() > 1 && !fields.own.isEmpty() || AdrWords.part(line.text()))) {
                    break;
                }
                titled = true;
            } else if (AdrWords.labels(line.text())) {
                break; // a heading in all but its mark
            } else if (fields.own.size() < MOST) {
                fields.add(line);
            }
        }
        return fields.own;
    }

    /** Null if the line is no such field, or says nothing. */
    static @Nullable String value(Line line, String names) {
        Matcher field = FIELD.matcher(line.text());
        if (!field.matches() || !field.group(1).matches("(?iU)" + names)) {
            return null;
        }
        String value = field.group(2).strip();
        return value.isEmpty() || NOTHING.matcher(value).matches() ? null : value;
    }

    private void add(Line line) {
        if (row(line) || another(line)) {
            return;
        }
        String rest = line.text();
        Matcher first = FIELD.matcher(rest);
        if (first.matches() && rest.length() <= LONGEST) {
            gathering = first.group(2).isBlank() && first.group(1).matches("(?iU)" + AdrWords.DECIDER_FIELD);
            Matcher beside = BESIDE.matcher(rest);
            int from = 0;
            while (beside.find(from)) { // “Status: accepted · Date: 2026-11-20”
                from = beside.end();
                String next = rest.substring(beside.end());
                Matcher field = FIELD.matcher(next);
                if (field.matches() && !next.substring(0, field.start(2)).contains("|")) {
                    own.add(line.saying(rest.substring(0, beside.start())));
                    rest = next;
                    beside = BESIDE.matcher(rest);
                    from = 0;
                }
            }
        } else {
            gathering = false;
        }
        own.add(rest.equals(line.text()) ? line : line.saying(rest));
    }

    /** The second row of a table whose first one names what it says. */
    private boolean row(Line line) {
        List<String> names = own.isEmpty() ? List.of() : cells(own.getLast());
        List<String> cells = cells(line);
        if (names.size() < 2
                || names.size() != cells.size()
                || names.stream().filter(name -> CELL.matcher(name).matches()).count() < 2) {
            return false;
        }
        own.removeLast();
        for (int i = 0; i < cells.size(); i++) {
            own.add(line.saying(names.get(i) + ": " + cells.get(i)));
        }
        return true;
    }

    /** One of the list below “Deciders:”. */
    private boolean another(Line line) {
        Line last = own.isEmpty() ? line : own.getLast();
        if (!gathering
                || line.at() != last.at() + 1
                || FIELD.matcher(line.text()).matches()) {
            return false;
        }
        own.removeLast();
        String between = last.text().matches(".*[:：]\\W*") ? " " : ", ";
        own.add(new Line(0, last.text() + between + line.text(), last.links(), line.at(), true));
        return true;
    }

    private static List<String> cells(Line line) {
        return line.text().contains(" | ")
                ? Arrays.stream(line.text().split("\\s\\|\\s?", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
