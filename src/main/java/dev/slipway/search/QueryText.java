package dev.slipway.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody typed, understood as far as text goes: any text is fine, none means anything special but a pair of
 * quotes.
 */
record QueryText(List<Word> words, List<List<String>> phrases, String joined) {

    private static final int LONGEST = 1_000;
    private static final int MOST_WORDS = 32;

    /** Said often, meaning little: they neither find nor are missed, unless there is nothing else. */
    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "are", "as", "at", "be", "but", "by", "do", "does", "for", "from", "how", "i", "if", "in",
            "into", "is", "it", "its", "my", "no", "not", "of", "on", "or", "our", "so", "that", "the", "their", "then",
            "there", "this", "to", "was", "we", "what", "when", "where", "which", "why", "will", "with", "you");

    /**
     * @param text a plain word, or an identifier as one word
     * @param parts of an identifier; of a plain word itself
     * @param begun whether more letters may be about to come
     */
    record Word(String text, List<String> parts, boolean begun) {
        boolean plain() {
            return parts.size() == 1;
        }
    }

    boolean blank() {
        return words.isEmpty() && phrases.isEmpty();
    }

    static QueryText of(String typed) {
        String text = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        List<List<String>> phrases = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int at = 0;
        int left = MOST_WORDS;
        while (at < text.length()) {
            int open = text.indexOf('"', at);
            int close = open < 0 ? -1 : text.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            rest.append(text, at, open).append(' ');
            List<String> phrase = parts(text.substring(open + 1, close), left);
            if (!phrase.isEmpty()) {
                phrases.add(phrase);
                left -= phrase.size();
            }
            at = close + 1;
        }
        rest.append(text, Math.min(at, text.length()), text.length());
        boolean openEnd = !text.isEmpty() && Character.isLetterOrDigit(text.charAt(text.length() - 1));
        List<Word> words = words(rest.toString(), Math.max(0, left), openEnd);
        return new QueryText(words, phrases, SearchFields.joined(text));
    }

    private static List<Word> words(String text, int most, boolean openEnd) {
        List<Word> all = new ArrayList<>();
        Words reader = new Words().over(text);
        int compound = 0;
        String whole = null;
        List<String> parts = new ArrayList<>();
        while (reader.next()) {
            if (reader.compound() != compound) {
                add(all, whole, parts);
                compound = reader.compound();
                whole = null;
                parts = new ArrayList<>();
            }
            if (reader.whole()) {
                whole = reader.word();
            } else {
                parts.add(reader.word());
            }
        }
        add(all, whole, parts);
        if (openEnd && !all.isEmpty()) {
            Word last = all.removeLast();
            all.add(new Word(last.text(), last.parts(), true));
        }
        return withoutSmallWords(all, most);
    }

    private static void add(List<Word> all, @org.jspecify.annotations.Nullable String whole, List<String> parts) {
        if (whole != null && !parts.isEmpty()) {
            all.add(new Word(whole, List.copyOf(parts), false));
        } else {
            parts.forEach(part -> all.add(new Word(part, List.of(part), false)));
        }
    }

    private static List<Word> withoutSmallWords(List<Word> all, int most) {
        Set<String> seen = new HashSet<>();
        List<Word> distinct = all.stream().filter(word -> seen.add(word.text())).toList();
        List<Word> large =
                distinct.stream().filter(word -> !SMALL.contains(word.text())).toList();
        return (large.isEmpty() ? distinct : large).stream().limit(most).toList();
    }

    private static List<String> parts(String text, int most) {
        List<String> all = new ArrayList<>();
        Words reader = new Words().over(text);
        while (reader.next() && all.size() < most) {
            if (!reader.whole()) {
                all.add(reader.word());
            }
        }
        return all;
    }
}
