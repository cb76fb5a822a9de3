package dev.slipway.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file as text, line by line, with and without its comments. Over-long lines are cut: nobody wrote them by hand. */
public final class Text {

    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final int LONGEST_LINE = 2_000;

    private final String path;
    private final String whole;
    private final List<Line> lines;
    private @Nullable List<Line> code;

    Text(String path, String whole) {
        this.path = path;
        this.whole = whole;
        List<Line> all = new ArrayList<>();
        int number = 1;
        for (String line : LINE_END.split(whole, -1)) {
            all.add(new Line(path, number++, line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line));
        }
        this.lines = List.copyOf(all);
    }

    public String path() {
        return path;
    }

    public String whole() {
        return whole;
    }

    public boolean isEmpty() {
        return whole.isBlank();
    }

    public List<Line> lines() {
        return lines;
    }

    /** The lines without their comments, numbered as in the file; lines that hold nothing else are left out. */
    public List<Line> code() {
        List<Line> known = code;
        if (known == null) {
            known = withoutComments();
            code = known;
        }
        return known;
    }

    private List<Line> withoutComments() {
        Comments comments = Comments.of(path);
        List<Line> rest = new ArrayList<>();
        boolean inside = false;
        for (Line line : lines) {
            StringBuilder kept = new StringBuilder();
            String text = line.text();
            char quote = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (inside) {
                    if (comments.close != null && text.startsWith(comments.close, i)) {
                        inside = false;
                        i += comments.close.length() - 1;
                    }
                } else if (quote != 0) {
                    kept.append(c);
                    if (c == '\\' && i + 1 < text.length()) {
                        kept.append(text.charAt(++i));
                    } else if (c == quote) {
                        quote = 0;
                    }
                } else if (comments.open != null
                        && text.startsWith(comments.open, i)
                        && (i == 0 || text.charAt(i - 1) != '/')) { // as in https://*.example.org
                    inside = true;
                    i += comments.open.length() - 1;
                } else if (comments.line(text, i)) {
                    break;
                } else {
                    if (comments.quotes && (c == '"' || c == '\'' && !apostrophe(text, i))) {
                        quote = c;
                    }
                    kept.append(c);
                }
            }
            if (!kept.toString().isBlank()) {
                rest.add(new Line(path, line.number(), kept.toString()));
            }
        }
        return List.copyOf(rest);
    }

    private static boolean apostrophe(String text, int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) || text.indexOf('\'', at + 1) < 0;
    }

    private enum Comments {
        HASH(null, null, true, "#"),
        SLASHES("/*", "*/", true, "//"),
        SLASHES_AND_HASH("/*", "*/", true, "//", "#"),
        DASHES("/*", "*/", true, "--"),
        MARKUP("<!--", "-->", false),
        NONE(null, null, false);

        private static final Set<String> HASH_ENDS = Set.of(
                "yaml",
                "yml",
                "toml",
                "py",
                "sh",
                "bash",
                "rb",
                "cfg",
                "ini",
                "conf",
                "properties",
                "env",
                "pl",
                "r",
                "ex",
                "exs",
                "dockerfile",
                "mk",
                "txt",
                "rego");
        private static final Set<String> HASH_NAMES =
                Set.of("makefile", "gemfile", "rakefile", "procfile", "justfile", "pipfile", ".env", "codeowners");
        private static final Set<String> SLASH_ENDS = Set.of(
                "java", "kt", "kts", "scala", "groovy", "gradle", "js", "jsx", "ts", "tsx", "mjs", "cjs", "mts", "go",
                "rs", "cs", "swift", "c", "cc", "cpp", "h", "proto", "dart", "scss", "less", "css", "json5", "jsonc",
                "mod", "sbt", "cue");
        private static final Set<String> SLASH_AND_HASH_ENDS = Set.of("tf", "tfvars", "hcl", "php");
        private static final Set<String> MARKUP_ENDS =
                Set.of("xml", "html", "htm", "md", "markdown", "svelte", "vue", "csproj", "props", "targets", "config");

        private final @Nullable String open;
        private final @Nullable String close;
        private final boolean quotes;
        private final List<String> starts;

        Comments(@Nullable String open, @Nullable String close, boolean quotes, String... starts) {
            this.open = open;
            this.close = close;
            this.quotes = quotes;
            this.starts = List.of(starts);
        }

        boolean line(String text, int at) {
            for (String start : starts) {
                if (text.startsWith(start, at)
                        && !(this == SLASHES_AND_HASH && text.startsWith("#[", at))) { // PHP's attributes
                    boolean first = at == 0 || Character.isWhitespace(text.charAt(at - 1));
                    return first || !start.equals("#") && text.charAt(at - 1) != ':';
                }
            }
            return false;
        }

        static Comments of(String path) {
            String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            String end = name.substring(name.lastIndexOf('.') + 1);
            if (name.startsWith("jenkinsfile")) {
                return SLASHES;
            }
            if (HASH_ENDS.contains(end)
                    || name.startsWith("dockerfile")
                    || name.startsWith("containerfile")
                    || HASH_NAMES.contains(name)
                    || name.startsWith(".env")) {
                return HASH;
            }
            if (SLASH_AND_HASH_ENDS.contains(end)) {
                return SLASHES_AND_HASH;
            }
            if (SLASH_ENDS.contains(end)) {
                return SLASHES;
            }
            if (end.equals("sql")) {
                return DASHES;
            }
            return MARKUP_ENDS.contains(end) ? MARKUP : NONE;
        }
    }
}
