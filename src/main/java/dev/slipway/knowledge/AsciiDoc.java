package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As Asciidoctor and Antora take it. */
final class AsciiDoc extends Markup {

    private static final Pattern HEADING = Pattern.compile("^(={1,6}) +(\\S.*?)(?: +=+)?$");
    private static final Pattern ATTRIBUTE = Pattern.compile("^:([\\w][\\w-]{0,60}):\\s*(.*)$");
    private static final Pattern ABOUT = Pattern.compile("^\\[.{0,500}]$");
    private static final Pattern ANCHOR = Pattern.compile("^\\[(?:\\[|#)([\\w-]{1,200})[^]\\n]{0,200}]{1,2}$");
    private static final Pattern SOURCE = Pattern.compile("^\\[source\\s*,\\s*([\\w+-]{1,30}).*");
    private static final Pattern HEADED = Pattern.compile("(?i).*(?:%header|options\\s*=\\s*\"?[^\"]*header).*");
    private static final Pattern CODE = Pattern.compile("^(?:-{4,}|\\.{4,}|\\+{4,}|`{3,}\\w*)\\s*$");
    private static final Pattern FRAME = Pattern.compile("^(?:={4,}|\\*{4,}|_{4,}|--)\\s*$");
    private static final Pattern COMMENT = Pattern.compile("^/{4,}\\s*$");
    private static final Pattern ITEM = Pattern.compile("^\\s*(\\.{1,5}|\\*{1,5}|-)\\s+(\\S.*)$");
    private static final Pattern NAMED = Pattern.compile("^\\.([\\p{L}\\p{N}].*)$");
    private static final Pattern BOLD =
            Pattern.compile("(?<![\\w*`])\\*(?=[^\\s*])([^*`\\n]{1,300}?)(?<=\\S)\\*(?![\\w*`])");
    private static final Pattern LINK =
            Pattern.compile("(?:link:|(?=https?://))([^\\s\\[\\]]{1,500})\\[([^]\\n]{0,300})]");
    private static final Pattern CROSS = Pattern.compile("xref:([^\\s\\[\\]]{1,300})\\[([^]\\n]{0,300})]");
    private static final Pattern WITHIN = Pattern.compile("<<#?([^,>\\n]{1,200})(?:,\\s*([^>\\n]{1,200}))?>>");
    private static final Pattern PICTURE =
            Pattern.compile("image::?([^\\s\\[\\]]{1,300})\\[([^],\\n]{0,200})[^]\\n]{0,200}]");
    private static final Pattern INCLUDE = Pattern.compile("^include::([^\\s\\[]{1,300})\\[.*]$");
    private static final Pattern DIRECTIVE = Pattern.compile("^(?:ifdef|ifndef|ifeval|endif)::.*");

    private String language = "";
    private boolean headed;
    private String item = ""; // blanks up to the words of the item that goes on
    private boolean goesOn;

    AsciiDoc(String text) {
        super(text);
    }

    @Override
    void line(String line) {
        if (COMMENT.matcher(line).matches()) {
            to(COMMENT, false);
        } else if (CODE.matcher(line).matches()) {
            code(line);
        } else if (line.startsWith("|===")) {
            table();
        } else if (line.isBlank()) {
            item = "";
            out.add("");
        } else {
            out.add(said(line));
        }
    }

    private String said(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher attribute = ATTRIBUTE.matcher(line);
        Matcher listed = ITEM.matcher(line);
        Matcher named = NAMED.matcher(line);
        Matcher source = SOURCE.matcher(line);
        Matcher include = INCLUDE.matcher(line);
        if (heading.matches()) {
            return heading(heading.group(1).length(), inline(heading.group(2)));
        } else if (attribute.matches()) {
            state(attribute.group(1), attribute.group(2));
            return "";
        } else if (source.matches()) {
            language = source.group(1);
            return "";
        } else if (ANCHOR.matcher(line).matches()) {
            return ANCHOR.matcher(line).replaceFirst("<a id=\"$1\"></a>");
        } else if (ABOUT.matcher(line).matches()) {
            headed = HEADED.matcher(line).matches();
            return "";
        } else if (line.equals("+")) {
            goesOn = !item.isEmpty();
            return "";
        } else if (FRAME.matcher(line).matches()
                || line.startsWith("//")
                || DIRECTIVE.matcher(line).matches()) {
            return "";
        } else if (include.matches()) {
            return "[" + include.group(1) + "](" + include.group(1) + ")";
        } else if (listed.matches()) {
            return item(listed.group(1), inline(listed.group(2)));
        } else if (named.matches()) {
            return "**" + named.group(1) + "**";
        }
        return (goesOn ? item : "") + inline(line);
    }

    private String item(String mark, String words) {
        boolean numbered = mark.startsWith(".");
        String before = "   ".repeat(mark.length() - 1);
        item = before + (numbered ? "   " : "  ");
        goesOn = false;
        return before + (numbered ? "1. " : "* ") + words.replaceFirst("^\\[\\*]", "[x]");
    }

    private void code(String begin) {
        String before = goesOn ? item : "";
        String mark = begin.strip().replaceFirst("\\w*$", "");
        out.add(before + "````"
                + (begin.startsWith("`") ? begin.replace("`", "").strip() : language));
        language = "";
        while (++at < lines.length && !lines[at].strip().equals(mark)) {
            out.add(before + lines[at].replaceFirst("\\s*<\\d+>$", ""));
        }
        out.add(before + "````");
        goesOn = false;
    }

    private void to(Pattern end, boolean shown) {
        out.add("");
        while (++at < lines.length && !end.matcher(lines[at]).matches()) {
            out.add(shown ? lines[at] : "");
        }
        out.add("");
    }

    private void table() {
        int from = at;
        int width = 0;
        boolean first = headed;
        headed = false;
        List<String> cells = new ArrayList<>();
        while (++at < lines.length && !lines[at].startsWith("|===")) {
            String row = lines[at].strip();
            if (row.startsWith("|") && row.length() < 4_000) {
                List<String> some = Arrays.stream(row.substring(1).split("(?<!\\\\)(?:\\d+\\+)?[aehlms]?\\|", -1))
                        .map(AsciiDoc::inline)
                        .toList();
                if (width == 0) {
                    width = some.size();
                    first |= some.size() > 1 && next().isBlank();
                }
                cells.addAll(some);
            } else if (!row.isEmpty() && !cells.isEmpty()) {
                cells.add(cells.removeLast() + " " + inline(row));
            }
        }
        if (width == 1 && from > 0) { // a cell a line: its width is stated above
            width = Math.max(1, columns(lines[from - 1]));
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += width) {
            rows.add(cells.subList(i, Math.min(cells.size(), i + width)));
        }
        table(rows, first && rows.size() > 1, Math.min(at + 1, lines.length) - from);
    }

    private static int columns(String about) {
        Matcher columns = Pattern.compile("cols\\s*=\\s*\"([^\"]{1,100})\"").matcher(about);
        if (!columns.find()) {
            return 1;
        }
        Matcher times = Pattern.compile("^(\\d{1,2})\\*").matcher(columns.group(1));
        return times.find()
                ? Integer.parseInt(times.group(1))
                : columns.group(1).split(",").length;
    }

    /** Sections are called {@code _by_their_words}, or by these words themselves. */
    private static String anchor(String name) {
        return name.startsWith("_")
                ? name.substring(1).replace('_', '-')
                : name.contains(" ") ? DocumentRenderer.anchor(name) : name;
    }

    private static String inline(String line) {
        String words = each(line, PICTURE, "![$2]($1)");
        words = each(words, LINK, "[$2]($1)");
        words = each(words, CROSS, "[$2]($1)");
        Matcher within = WITHIN.matcher(words);
        words = within.replaceAll(found -> Matcher.quoteReplacement("["
                + (found.group(2) == null ? found.group(1) : found.group(2)) + "](#" + anchor(found.group(1)) + ")"));
        words = words.replace("[](", "[link](").replace("![link](", "![](");
        return each(words, BOLD, "**$1**").replaceFirst("^(NOTE|TIP|IMPORTANT|WARNING|CAUTION): ", "**$1:** ");
    }
}
