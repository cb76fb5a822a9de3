package dev.slipway.knowledge;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands on the boxes and arrows of a flowchart, as people read it. */
final class FlowchartWords {

    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:b|i|u|em|strong|code|small|span|p|div|sub|sup)(?:\\s[^<>]*+)?>");
    private static final Pattern CODE = Pattern.compile("#(\\d{1,7}|[a-z]{2,6});");
    private static final Map<String, String> NAMED =
            Map.of("quot", "\"", "lt", "<", "gt", ">", "amp", "&", "nbsp", " ", "apos", "'");

    private FlowchartWords() {}

    static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    /** What stands on a box or an arrow, without markup. */
    static String label(String written) {
        String inner = unquoted(written.strip());
        if (inner.length() > 1 && inner.startsWith("`") && inner.endsWith("`")) {
            inner = inner.substring(1, inner.length() - 1);
        }
        String flat = TAG.matcher(inner.replaceAll("(?i)<br\\s*/?>", " "))
                .replaceAll("")
                .replaceAll("[ \\t\\n]+", " ");
        return decoded(flat).strip();
    }

    static String decoded(String text) {
        return CODE.matcher(text).replaceAll(code -> {
            String name = code.group(1);
            if (!Character.isDigit(name.charAt(0))) {
                return Matcher.quoteReplacement(NAMED.getOrDefault(name, code.group()));
            }
            int point = Integer.parseInt(name);
            return Matcher.quoteReplacement(
                    Character.isValidCodePoint(point) ? Character.toString(point) : code.group());
        });
    }
}
