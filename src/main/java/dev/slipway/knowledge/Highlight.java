package dev.slipway.knowledge;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.renderer.html.HtmlWriter;

/** Code in colours: comments, strings, numbers and the commonest words of a language. What it does not know stays plain. */
final class Highlight {

    private static final int LIMIT = 50_000;
    private static final String STRINGS = "\"(?:[^\"\\\\\\n]|\\\\.){0,2000}+\"|'(?:[^'\\\\\\n]|\\\\.){0,2000}+'";
    private static final String NUMBERS = "\\b\\d[\\d_.]*\\b";
    private static final Map<String, Pattern> LANGUAGES = new HashMap<>();

    static {
        add(
                "#[^\\n]*",
                "if|then|else|elif|fi|for|in|do|done|while|case|esac|function|export|local|return|exit|set|sudo",
                "sh",
                "bash",
                "shell",
                "zsh",
                "console");
        add(
                "#[^\\n]*",
                "true|false|null|yes|no|on|off",
                "yaml",
                "yml",
                "toml",
                "ini",
                "properties",
                "dockerfile",
                "hcl",
                "terraform",
                "tf");
        add("//[^\\n]*", "true|false|null", "json", "json5", "jsonc");
        add(
                "#[^\\n]*",
                "def|class|return|if|elif|else|for|while|in|import|from|as|with|try|except|finally|raise|pass|None|True|False|and|or|not|lambda|yield|async|await",
                "python",
                "py");
        add(
                "--[^\\n]*|/\\*(?s:.{0,5000}?)\\*/",
                "(?i:select|from|where|insert|into|values|update|set|delete|create|table|index|alter|drop|join|left|right|on|and|or|not|null|group|by|order|limit|grant|revoke|begin|commit|rollback|as|is|in|primary|key)",
                "sql",
                "postgresql",
                "mysql");
        add(
                "//[^\\n]*|/\\*(?s:.{0,5000}?)\\*/",
                "class|record|interface|enum|public|private|protected|static|final|void|int|long|boolean|new|return|if|else|for|while|switch|case|default|try|catch|finally|throw|throws|import|package|extends|implements|var|val|fun|func|let|const|function|async|await|export|from|type|struct|defer|go|nil|null|true|false|this|override|data|object|when|match|fn|pub|impl|use|mut",
                "java",
                "kotlin",
                "kt",
                "js",
                "javascript",
                "ts",
                "typescript",
                "go",
                "c",
                "cpp",
                "c++",
                "csharp",
                "cs",
                "rust",
                "rs",
                "scala",
                "swift",
                "groovy",
                "gradle");
    }

    private Highlight() {}

    private static void add(String comment, String words, String... names) {
        Pattern pattern = Pattern.compile("(?<c>(?<![^\\s;(])(?:" + comment + "))|(?<s>" + STRINGS + ")|(?<k>\\b(?:"
                + words + ")\\b)|(?<n>" + NUMBERS + ")");
        for (String name : names) {
            LANGUAGES.put(name, pattern);
        }
    }

    static void write(HtmlWriter html, String language, String code) {
        Pattern pattern = LANGUAGES.get(language);
        if (pattern == null || code.length() > LIMIT) {
            html.text(code);
            return;
        }
        Matcher token = pattern.matcher(code);
        int from = 0;
        while (token.find()) {
            html.text(code.substring(from, token.start()));
            String kind = token.group("c") != null
                    ? "c"
                    : token.group("s") != null ? "s" : token.group("k") != null ? "k" : "n";
            html.tag("span", Map.of("class", "hl-" + kind));
            html.text(token.group());
            html.tag("/span");
            from = token.end();
        }
        html.text(code.substring(from));
    }
}
