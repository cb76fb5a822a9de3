package dev.slipway.readiness.report;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Ground;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Small pieces of text: nothing that a repository contains may break out of the place where it is shown. */
final class Plain {

    private static final int LONGEST = 120;

    private Plain() {}

    /** One line of Markdown text, without control characters, in which nothing is markup. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder();
        raw.codePoints().limit(2_000).forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else if (hidden(c)) {
                safe.append('\uFFFD');
            } else {
                if (c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '|'
                        || c == '~') {
                    safe.append('\\');
                }
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** As code in Markdown; a backtick in it becomes an apostrophe. */
    static String code(String raw) {
        StringBuilder safe = new StringBuilder("`");
        raw.codePoints()
                .limit(300)
                .forEach(c -> safe.appendCodePoint(c == '`' ? '\'' : c == '|' ? '¦' : hidden(c) ? '\uFFFD' : c));
        return safe.append('`').toString();
    }

    /** Control characters, those that turn the direction of a text, and halves of characters. */
    static boolean hidden(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    static String value(Object value) {
        String text =
                switch (value) {
                    case Double number when number == Math.rint(number) -> String.format(Locale.ROOT, "%.0f", number);
                    case List<?> list ->
                        list.isEmpty()
                                ? "none"
                                : list.stream().map(String::valueOf).collect(Collectors.joining(", "));
                    case Map<?, ?> map ->
                        map.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .collect(Collectors.joining(", "));
                    default -> value.toString();
                };
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** What is known of a ground and from where: {@code ci.tests is true (.github/workflows/ci.yml:12)}. */
    static String ground(Ground ground) {
        return ground(ground, Plain::text, Plain::code);
    }

    /** The same in another language than Markdown: how it writes text, and how code. */
    static String ground(Ground ground, UnaryOperator<String> text, UnaryOperator<String> code) {
        Fact fact = ground.fact();
        if (fact == null) {
            return code.apply(ground.key()) + " was stated by nobody";
        }
        String place = fact.evidence().stream()
                .filter(each -> each.file() != null)
                .findFirst()
                .map(each -> code.apply(each.file() + (each.line() == null ? "" : ":" + each.line())))
                .orElseGet(() -> text.apply(fact.evidence().stream()
                        .map(Evidence::note)
                        .filter(note -> note != null)
                        .findFirst()
                        .orElse(fact.source())));
        String state =
                switch (ground.state()) {
                    case STALE ->
                        ", but stale since " + fact.validUntil().toString().substring(0, 10);
                    case HINT -> ", but that is only a hint";
                    case MET, UNMET, MISSING -> "";
                };
        return code.apply(ground.key()) + " is " + text.apply(value(fact.value())) + state + " (" + place + ")";
    }

    static String points(double worth) {
        return String.format(Locale.ROOT, "%.1f", worth);
    }

    static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
