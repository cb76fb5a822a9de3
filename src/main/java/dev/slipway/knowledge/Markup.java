package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written in AsciiDoc, reStructuredText or Org, put into Markdown line by line, so that a line keeps its number:
 * headings, lists, code, tables, links and fields. What is not known here is left as it stands.
 */
abstract class Markup {

    /** Nobody writes longer ones by hand, and what is looked for in them takes longer than the line. */
    private static final int LONGEST = 4_000;

    private static final Pattern ENDING = Pattern.compile("(?i)\\.(md|markdown|mdx|adoc|asciidoc|rst|org)$");

    final String[] lines;
    final List<String> out = new ArrayList<>();
    final Map<String, String> values = new LinkedHashMap<>();
    int at;

    Markup(String text) {
        lines = text.split("\n", -1);
    }

    /** Settings and text, both as a Markdown file would have them. */
    static FrontMatter read(String path, String text) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "adoc", "asciidoc" -> new AsciiDoc(text).whole();
            case "rst" -> new ReStructuredText(text).whole();
            case "org" -> new OrgMode(text).whole();
            default -> FrontMatter.of(text);
        };
    }

    /** Whether it is a text that can be read here. */
    static boolean reads(String path) {
        return ENDING.matcher(path).find();
    }

    static String withoutEnding(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }

    final FrontMatter whole() {
        for (at = 0; at < lines.length; at++) {
            if (lines[at].length() > LONGEST) {
                out.add(lines[at]);
            } else {
                line(lines[at]);
            }
        }
        end();
        return new FrontMatter(values, String.join("\n", out), 0, null, 0);
    }

    /** Adds one line for it, or several for it and those behind it. */
    abstract void line(String line);

    /** Closes what is still open. */
    void end() {}

    void state(String name, String value) {
        if (!value.isBlank()) {
            values.putIfAbsent(name.toLowerCase(Locale.ROOT), value.strip());
        }
    }

    String next() {
        return at + 1 < lines.length ? lines[at + 1] : "";
    }

    static String heading(int level, String words) {
        return "#".repeat(Math.clamp(level, 1, 6)) + " " + words.strip();
    }

    static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** Rows as Markdown has them, on no more lines than they had: a head of its own, then the rows. */
    void table(List<List<String>> rows, boolean headed, int height) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<String> table = new ArrayList<>();
        if (width > 0) {
            if (!headed) {
                table.add("|" + "  |".repeat(width));
                table.add("|" + " --- |".repeat(width));
            }
            for (List<String> row : rows) {
                StringBuilder line = new StringBuilder("|");
                for (int i = 0; i < width; i++) {
                    line.append(' ')
                            .append(i < row.size() ? row.get(i).strip() : "")
                            .append(" |");
                }
                table.add(line.toString());
                if (headed && table.size() == 1) {
                    table.add("|" + " --- |".repeat(width));
                }
            }
        }
        out.addAll(table);
        for (int i = table.size(); i < height; i++) {
            out.add("");
        }
    }

    /** Each that the pattern finds, put otherwise. */
    static String each(String line, Pattern pattern, String otherwise) {
        Matcher found = pattern.matcher(line.length() > LONGEST ? "" : line);
        return found.find() ? found.replaceAll(otherwise) : line;
    }
}
