package dev.slipway.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What somebody typed, taken apart by its signs: {@code "quotes"}, a minus, {@code facet:value}. A sign that opens nothing
 * is a character like any other, so that no text is ever wrong.
 *
 * @param rest the words
 * @param openEnd whether the last word may be about to go on
 */
record QueryParts(
        String rest,
        List<String> phrases,
        List<String> excluded,
        Map<String, List<String>> filters,
        Map<String, List<String>> unwanted,
        boolean openEnd) {

    static final Set<String> FACETS = Set.of("kind", "owner", "system", "status", "tag", "age", "entity");

    private static final int LONGEST = 1_000;
    private static final int MOST_VALUES = 20;

    static QueryParts of(String typed) {
        return new Scan(typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed).parts();
    }

    private static final class Scan {

        private final String text;
        private final StringBuilder rest = new StringBuilder();
        private final List<String> phrases = new ArrayList<>();
        private final List<String> excluded = new ArrayList<>();
        private final Map<String, List<String>> filters = new LinkedHashMap<>();
        private final Map<String, List<String>> unwanted = new LinkedHashMap<>();
        private int at;

        Scan(String text) {
            this.text = text;
        }

        QueryParts parts() {
            boolean openEnd = false;
            while (at < text.length()) {
                if (Character.isWhitespace(text.charAt(at))) {
                    rest.append(text.charAt(at++));
                    continue;
                }
                boolean minus = text.charAt(at) == '-' && at + 1 < text.length() && begins(text.charAt(at + 1));
                at += minus ? 1 : 0;
                openEnd = !one(minus);
            }
            openEnd &= !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
            return new QueryParts(rest.toString(), phrases, excluded, filters, unwanted, openEnd);
        }

        private static boolean begins(char letter) {
            return letter == '"' || Character.isLetterOrDigit(letter);
        }

        /** Whether it was something else than words. */
        private boolean one(boolean minus) {
            String facet = facet();
            if (!facet.isEmpty()) {
                at += facet.length() + 1;
                Map<String, List<String>> to = minus ? unwanted : filters;
                List<String> values = to.computeIfAbsent(facet, any -> new ArrayList<>());
                for (String value : value().split(",")) {
                    if (!value.isBlank() && values.size() < MOST_VALUES) {
                        values.add(value.strip());
                    }
                }
                return true;
            }
            if (closingQuote() > 0) {
                (minus ? excluded : phrases).add(value());
                rest.append(' ');
                return true;
            }
            int start = at;
            at++;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && closingQuote() < 0) {
                at++;
            }
            String word = text.substring(start, at);
            if (minus) {
                excluded.add(word);
            } else {
                rest.append(word);
            }
            return minus;
        }

        /** The facet whose filter begins here; empty if none does. */
        private String facet() {
            int colon = text.indexOf(':', at);
            if (colon < 0 || colon - at > 10 || colon + 1 >= text.length()) {
                return "";
            }
            char first = text.charAt(colon + 1);
            String name = text.substring(at, colon).toLowerCase(Locale.ROOT);
            return FACETS.contains(name) && (first == '"' || Character.isLetterOrDigit(first)) ? name : "";
        }

        /** Up to the next space, or what stands in quotes. */
        private String value() {
            int close = closingQuote();
            if (close > 0) {
                String value = text.substring(at + 1, close);
                at = close + 1;
                return value;
            }
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at).replace("\"", "");
        }

        /** Where the quote that opens here is closed; -1 if none opens or it stays open. */
        private int closingQuote() {
            return text.charAt(at) == '"' ? text.indexOf('"', at + 1) : -1;
        }
    }
}
