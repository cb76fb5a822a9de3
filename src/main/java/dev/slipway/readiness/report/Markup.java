package dev.slipway.readiness.report;

/** A page of HTML that is also well-formed XML, into which no text can break out. */
final class Markup {

    private static final int LONGEST = 4_000;

    private final StringBuilder out = new StringBuilder();

    /** Markup of our own. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    Markup text(String text) {
        out.append(safe(text));
        return this;
    }

    Markup code(String text) {
        out.append(asCode(text));
        return this;
    }

    Markup element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag + ">\n");
    }

    Markup cell(String classes, String text) {
        return raw(classes.isEmpty() ? "<td>" : "<td class=\"" + classes + "\">")
                .text(text)
                .raw("</td>");
    }

    /** Begins a table; a heading behind a hash stands over numbers. */
    Markup table(String... headings) {
        raw("<table><thead><tr>");
        for (String heading : headings) {
            boolean number = heading.startsWith("#");
            raw(number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
                    .text(number ? heading.substring(1) : heading)
                    .raw("</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    Markup endTable() {
        return raw("</tbody></table>\n");
    }

    static String asCode(String text) {
        return "<code>" + safe(text) + "</code>";
    }

    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> safe.appendCodePoint(Plain.hidden(c) || (c & 0xFFFE) == 0xFFFE ? '\uFFFD' : c);
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
