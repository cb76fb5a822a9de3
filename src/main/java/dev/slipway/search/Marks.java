package dev.slipway.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.CharArrayMap;

/** What in a text is to be shown as found, and for which of the wanted words it stands. */
final class Marks {

    static final int NONE = -1;

    private record Pair(String first, String second, int wanted) {}

    private record Stem(String marked, int wanted) {}

    private final CharArrayMap<Integer> words = new CharArrayMap<>(16, false);
    private final CharArrayMap<Integer> beginnings = new CharArrayMap<>(4, false);
    private final List<Stem> stems = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private int wanted;

    /** Opens the next wanted word; what is added belongs to it. */
    void next() {
        wanted++;
    }

    /** How many words are wanted. */
    int wanted() {
        return wanted;
    }

    void word(String word) {
        words.putIfAbsent(word, wanted - 1);
    }

    /** @param stem with the mark of its language */
    void stem(String stem) {
        if (stems.stream().noneMatch(one -> one.marked().equals(stem))) {
            stems.add(new Stem(stem, wanted - 1));
        }
    }

    void beginning(String beginning) {
        beginnings.putIfAbsent(beginning, wanted - 1);
    }

    /** Two words that are found only side by side, as English stems. */
    void pair(String first, String second) {
        pairs.add(new Pair(first, second, wanted - 1));
    }

    /** How a word may begin that stands for any. */
    Beginnings beginning() {
        Beginnings all = new Beginnings();
        words.keySet().forEach(word -> all.add((char[]) word, 0));
        beginnings.keySet().forEach(word -> all.add((char[]) word, 0));
        stems.forEach(stem -> all.add(stem.marked().toCharArray(), 1));
        pairs.forEach(pair -> {
            all.add(pair.first().charAt(0));
            all.add(pair.second().charAt(0));
        });
        return all;
    }

    boolean hasPairs() {
        return !pairs.isEmpty();
    }

    /** Which wanted word this one stands for; {@link #NONE} for none. */
    int of(Words word, Stems reader, Language language) {
        Integer found = words.get(word.buffer(), 0, word.length());
        if (found != null) {
            return found;
        }
        for (int length = Math.min(word.length(), WordTokens.LONGEST_BEGINNING);
                length > 0 && !beginnings.isEmpty();
                length--) {
            Integer begun = beginnings.get(word.buffer(), 0, length);
            if (begun != null) {
                return begun;
            }
        }
        if (word.whole() || word.length() < 4) {
            return NONE;
        }
        for (int i = 0; i < stems.size(); i++) { // once for every word of a text: no iterator
            Stem stem = stems.get(i);
            if (mayComeFrom(word, stem.marked(), language)
                    && isMarked(stem.marked(), reader.of(word.word(), language))) {
                return stem.wanted();
            }
        }
        return NONE;
    }

    /** Which wanted word the two stand for together. */
    int ofPair(String first, String second, Stems reader) {
        for (Pair pair : pairs) {
            if (!first.isEmpty()
                    && first.charAt(0) == pair.first().charAt(0)
                    && second.charAt(0) == pair.second().charAt(0)
                    && reader.of(first, Language.ENGLISH).equals(pair.first())
                    && reader.of(second, Language.ENGLISH).equals(pair.second())) {
                return pair.wanted();
            }
        }
        return NONE;
    }

    private static boolean isMarked(String marked, String stem) {
        return marked.length() == stem.length() + 1 && marked.endsWith(stem);
    }

    private static boolean mayComeFrom(Words word, String marked, Language language) {
        char[] letters = word.buffer();
        return marked.charAt(0) == language.mark
                && marked.length() > 1
                && letters[0] == marked.charAt(1)
                && (marked.length() < 3 || letters[1] == marked.charAt(2))
                && (marked.length() < 5 || letters[2] == marked.charAt(3));
    }
}
