package dev.slipway.cli;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in Markdown with the colours of a terminal: headings and verdicts stand out, the rest is as it was. */
final class Painted {

    private static final String BOLD = "\u001b[1m";
    private static final String END = "\u001b[0m";
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\n]{1,200})\\*\\*");
    private static final Pattern WORD = Pattern.compile(
            "(?<=\\| )(critical|high|fail|unproven|pass)(?= \\|)|(?<=Verdict: )(no-go|conditional go|go)");
    private static final Map<String, String> COLOURS = Map.of(
            "critical", "\u001b[31m",
            "fail", "\u001b[31m",
            "no-go", "\u001b[31m",
            "high", "\u001b[33m",
            "unproven", "\u001b[33m",
            "conditional go", "\u001b[33m",
            "pass", "\u001b[32m",
            "go", "\u001b[32m");

    private Painted() {}

    static String paint(String markdown) {
        StringBuilder painted = new StringBuilder();
        for (String line : markdown.split("\n", -1)) {
            String shown = line.startsWith("#")
                    ? BOLD + line.replaceFirst("^#+ ", "") + END
                    : words(STRONG.matcher(line).replaceAll(BOLD + "$1" + END));
            painted.append(painted.isEmpty() ? "" : "\n").append(shown.replaceAll("\\\\([\\\\`*_\\[\\]<|~])", "$1"));
        }
        return painted.toString();
    }

    private static String words(String line) {
        Matcher word = WORD.matcher(line);
        return word.replaceAll(found -> Matcher.quoteReplacement(COLOURS.get(found.group()) + found.group() + END));
    }
}
