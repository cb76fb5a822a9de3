package dev.slipway.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, understood as far as text goes. Any text is fine: words, {@code "phrases"}, {@code -without},
 * {@code begin*}, {@code kind:adr}; what makes no sense as one of these is taken for words.
 *
 * @param words to be found, without the small ones
 * @param typed every word, the small ones as well, in order
 * @param excluded words and phrases that must not occur
 * @param filters facet to the wanted values
 * @param unwanted facet to the values that are kept out
 * @param terms what is typed as the index has it: an identifier as one word, scripts without spaces by pairs
 * @param joined all of it as one word
 * @param blank nothing is looked for: everything is found, less what is kept out
 */
record QueryText(
        List<Word> words,
        List<String> typed,
        List<List<String>> phrases,
        List<List<String>> excluded,
        Map<String, List<String>> filters,
        Map<String, List<String>> unwanted,
        List<String> terms,
        String joined,
        boolean blank) {

    private static final int MOST_WORDS = 32;

    /** Said often, meaning little: they neither find nor are missed, unless there is nothing else. */
    private static final Set<String> SMALL = Set.of(
            "a",
            "after",
            "am",
            "an",
            "and",
            "any",
            "are",
            "as",
            "at",
            "be",
            "been",
            "before",
            "being",
            "but",
            "by",
            "can",
            "could",
            "did",
            "do",
            "does",
            "during",
            "for",
            "from",
            "get",
            "gets",
            "had",
            "has",
            "have",
            "her",
            "his",
            "how",
            "i",
            "if",
            "in",
            "into",
            "is",
            "it",
            "its",
            "my",
            "no",
            "not",
            "of",
            "on",
            "or",
            "our",
            "so",
            "that",
            "the",
            "their",
            "then",
            "there",
            "they",
            "this",
            "to",
            "was",
            "we",
            "were",
            "what",
            "when",
            "where",
            "which",
            "while",
            "who",
            "whose",
            "why",
            "will",
            "with",
            "would",
            "you",
            "your",
            "me",
            "must",
            "need",
            "needs",
            "should",
            "since",
            "still",
            "than",
            "them",
            "us",
            "der",
            "die",
            "das",
            "und",
            "den",
            "dem",
            "ein",
            "eine",
            "einen",
            "einer",
            "ist",
            "sind",
            "nicht",
            "mit",
            "für",
            "auf",
            "wir",
            "wie",
            "wer",
            "wo",
            "warum",
            "von",
            "zu",
            "zum",
            "zur",
            "im",
            "bei",
            "nach",
            "kann",
            "wird",
            "werden",
            "ich",
            "le",
            "la",
            "les",
            "des",
            "du",
            "de",
            "un",
            "une",
            "est",
            "sont",
            "pour",
            "dans",
            "que",
            "qui",
            "sur",
            "avec",
            "pas",
            "comment",
            "pourquoi",
            "au",
            "aux",
            "par",
            "el",
            "los",
            "las",
            "una",
            "del",
            "al",
            "en",
            "como",
            "con",
            "por",
            "para",
            "se",
            "su",
            "um",
            "uma",
            "os",
            "da",
            "em",
            "não",
            "et",
            "y");

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

    static QueryText of(String typed) {
        QueryParts parts = QueryParts.of(typed);
        int left = MOST_WORDS;
        List<List<String>> phrases = new ArrayList<>();
        for (String quoted : parts.phrases()) {
            List<String> phrase = parts(quoted, left);
            if (!phrase.isEmpty()) {
                phrases.add(phrase);
                left -= phrase.size();
            }
        }
        List<List<String>> excluded = new ArrayList<>();
        for (String unwanted : parts.excluded()) {
            List<String> words = parts(unwanted, 8);
            if (!words.isEmpty() && excluded.size() < 8) {
                excluded.add(words);
            }
        }
        List<Word> all = words(parts.rest(), parts.openEnd());
        List<String> every = all.stream().map(Word::text).limit(2 * MOST_WORDS).toList();
        StringBuilder wanted = new StringBuilder(parts.rest());
        parts.phrases().forEach(phrase -> wanted.append(' ').append(phrase));
        List<Word> words = withoutSmallWords(all, Math.max(0, left));
        return new QueryText(
                words,
                every,
                phrases,
                excluded,
                parts.filters(),
                parts.unwanted(),
                all.stream()
                        .flatMap(word -> Words.isUnspaced(word.text().charAt(0))
                                ? word.parts().stream()
                                : Stream.of(word.text()))
                        .toList(),
                SearchFields.joined(wanted.toString()),
                words.isEmpty() && phrases.isEmpty() && wanted.chars().noneMatch(Character::isLetterOrDigit));
    }

    private static List<Word> words(String text, boolean openEnd) {
        List<Word> all = new ArrayList<>();
        Words reader = new Words().over(text);
        int compound = 0;
        int end = 0;
        String whole = null;
        List<String> parts = new ArrayList<>();
        while (reader.next() && all.size() < 4 * MOST_WORDS) {
            if (reader.compound() != compound) {
                add(all, whole, parts, isStar(text, end));
                compound = reader.compound();
                whole = null;
                parts = new ArrayList<>();
            }
            end = reader.to();
            if (reader.whole()) {
                whole = reader.word();
            } else {
                if (!parts.isEmpty() && whole == null) { // pairs of a script without spaces
                    whole = "";
                }
                parts.add(reader.word());
            }
        }
        add(all, whole, parts, isStar(text, end));
        if (openEnd && !all.isEmpty()) {
            Word last = all.removeLast();
            all.add(new Word(last.text(), last.parts(), true));
        }
        return all;
    }

    private static boolean isStar(String text, int place) {
        return place > 0 && place < text.length() && text.charAt(place) == '*';
    }

    private static void add(List<Word> all, @Nullable String whole, List<String> parts, boolean begun) {
        if (whole != null && !parts.isEmpty()) {
            all.add(new Word(whole.isEmpty() ? String.join("", parts) : whole, List.copyOf(parts), begun));
        } else {
            parts.forEach(part -> all.add(new Word(part, List.of(part), begun)));
        }
    }

    private static List<Word> withoutSmallWords(List<Word> all, int most) {
        Set<String> seen = new HashSet<>();
        List<Word> distinct = all.stream().filter(word -> seen.add(word.text())).toList();
        List<Word> large =
                distinct.stream().filter(word -> !SMALL.contains(word.text())).toList();
        List<Word> some = new ArrayList<>();
        int left = most;
        for (Word word : large.isEmpty() ? distinct : large) {
            left -= word.parts().size();
            if (left < 0) {
                break;
            }
            some.add(word);
        }
        return some;
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
