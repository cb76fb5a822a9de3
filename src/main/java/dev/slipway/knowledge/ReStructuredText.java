package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As Docutils and Sphinx take it. */
final class ReStructuredText extends Markup {

    private static final Pattern RULE = Pattern.compile("^([!-/:-@\\[-`{-~])\\1{2,}\\s*$");
    private static final Pattern DIRECTIVE = Pattern.compile("^(\\s*)\\.\\. +([\\w:-]{1,60}?):: *(.*)$");
    private static final Pattern COMMENT = Pattern.compile("^\\s*\\.\\.(?: .*)?$");
    private static final Pattern FIELD = Pattern.compile("^:([\\p{L}][\\p{L} _-]{0,60}):\\s+(.*)$");
    private static final Pattern OPTION = Pattern.compile("^\\s+:[\\w-]{1,60}:.*$");
    private static final Pattern LINK = Pattern.compile("`([^`<\\n]{1,300}?)\\s*<([^>\\n]{1,500})>`__?");
    private static final Pattern ROLE = Pattern.compile(":[\\w:-]{1,40}:`([^`<\\n]{1,300}?)(?:\\s*<[^>\\n]{1,300}>)?`");
    private static final Pattern LITERAL = Pattern.compile("``([^`\\n]{1,300})``");
    private static final Set<String> CODE =
            Set.of("code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "console", "mermaid");
    private static final Set<String> REMARK =
            Set.of("note", "warning", "important", "tip", "hint", "caution", "attention", "danger", "admonition");

    private final List<String> levels = new ArrayList<>();

    ReStructuredText(String text) {
        super(text);
    }

    @Override
    void line(String line) {
        boolean over = rule(line) && !next().isBlank() && at + 2 < lines.length && lines[at + 2].equals(line);
        Matcher directive = DIRECTIVE.matcher(line);
        if (over) {
            out.add("");
            out.add(heading(level("over" + line.charAt(0)), inline(next())));
            out.add("");
            at += 2;
        } else if (headed(line)) {
            out.add(heading(level(next().substring(0, 1)), inline(line)));
            out.add("");
            at++;
        } else if (directive.matches()) {
            directive(directive.group(1).length(), directive.group(2), directive.group(3));
        } else if (line.startsWith("+-") && line.stripTrailing().endsWith("+")) {
            grid();
        } else if (line.startsWith(".. [")) { // a footnote
            out.add(inline(line.substring(3)));
        } else if (COMMENT.matcher(line).matches()) {
            hide(indent(line));
        } else {
            said(line);
        }
    }

    private boolean rule(String line) {
        return RULE.matcher(line).matches();
    }

    private boolean headed(String line) {
        return !line.isBlank()
                && !line.startsWith(" ")
                && rule(next())
                && !rule(line)
                && next().strip().length() * 2 >= line.strip().length();
    }

    private int level(String style) {
        if (!levels.contains(style)) {
            levels.add(style);
        }
        return levels.indexOf(style) + 1;
    }

    private void said(String line) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            if (levels.size() < 2) {
                state(field.group(1), field.group(2));
            }
            out.add("* **" + field.group(1) + ":** " + inline(field.group(2)));
            return;
        }
        boolean literal = line.stripTrailing().endsWith("::");
        String words = literal
                ? line.stripTrailing().replaceFirst("\\s*::$", line.strip().equals("::") ? "" : ":")
                : line;
        out.add(inline(words.replaceFirst("^(\\s*)#\\. ", "$11. ").replaceFirst("^(\\s*)\\((\\d{1,3})\\) ", "$1$2. ")));
        if (literal && next().isBlank()) {
            at++;
            int from = indent(line);
            code(from, "", Math.max(from, contents(line)));
        }
    }

    /** Where the words of an item begin; of other lines, where these do. */
    private static int contents(String line) {
        Matcher item =
                Pattern.compile("^(\\s*(?:[*+-]|#\\.|\\d{1,3}\\.)\\s+).*").matcher(line);
        return item.matches() ? item.group(1).length() : indent(line);
    }

    private void directive(int indent, String name, String rest) {
        if (CODE.contains(name)) {
            code(indent, name.equals("mermaid") ? name : rest.strip(), indent);
        } else if (REMARK.contains(name)) {
            out.add("**" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + ":** "
                    + inline(rest));
            dedent(indent);
        } else if (name.equals("image") || name.equals("figure")) {
            out.add("![](" + rest.strip() + ")");
            hide(indent, false);
        } else {
            out.add(inline(rest));
            dedent(indent);
        }
    }

    /** What is indented further than this, as code. Its line, and the last empty one behind it, hold its marks. */
    private void code(int indent, String language, int before) {
        String blanks = " ".repeat(Math.min(before, 12));
        out.add(blanks + "````" + language);
        int last = last(indent);
        int from = at + 1;
        while (from <= last
                && (lines[from].isBlank() || OPTION.matcher(lines[from]).matches())) {
            from++;
        }
        int cut = from <= last ? indent(lines[from]) : 0;
        while (at < last) {
            String line = lines[++at];
            String code = line.substring(Math.min(cut, indent(line)));
            out.add(at < from ? "" : blanks + code);
        }
        out.add(blanks + "````");
        if (next().isBlank() && at + 1 < lines.length) {
            at++;
        }
    }

    private void dedent(int indent) {
        int last = last(indent);
        while (at < last) {
            String line = lines[++at];
            out.add(OPTION.matcher(line).matches() ? "" : inline(line.strip()));
        }
    }

    private void hide(int indent) {
        hide(indent, true);
    }

    private void hide(int indent, boolean itself) {
        if (itself) {
            out.add("");
        }
        int last = last(indent);
        while (at < last) {
            at++;
            out.add("");
        }
    }

    /** The last line of what is indented further. */
    private int last(int indent) {
        int last = at;
        for (int i = at + 1; i < lines.length && (lines[i].isBlank() || indent(lines[i]) > indent); i++) {
            last = lines[i].isBlank() ? last : i;
        }
        return last;
    }

    private void grid() {
        int from = at;
        List<List<String>> rows = new ArrayList<>();
        boolean headed = false;
        boolean begins = true;
        for (; at < lines.length && lines[at].matches("^[+|].*"); at++) {
            String line = lines[at].strip();
            if (line.startsWith("+")) {
                headed |= line.startsWith("+=");
                begins = true;
                continue;
            }
            List<String> cells = Arrays.stream(line.replaceAll("^\\||\\|$", "").split("\\|"))
                    .map(cell -> inline(cell.strip()))
                    .toList();
            if (begins || rows.isEmpty() || rows.getLast().size() != cells.size()) {
                rows.add(cells);
            } else {
                List<String> above = rows.removeLast();
                List<String> joined = new ArrayList<>();
                for (int i = 0; i < cells.size(); i++) {
                    joined.add((above.get(i) + " " + cells.get(i)).strip());
                }
                rows.add(joined);
            }
            begins = false;
        }
        table(rows, headed, at - from);
        at--;
    }

    private static String inline(String line) {
        String words = each(line, LINK, "[$1]($2)");
        words = each(words, ROLE, "`$1`");
        return each(words, LITERAL, "`$1`");
    }
}
