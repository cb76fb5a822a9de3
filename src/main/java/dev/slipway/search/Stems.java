package dev.slipway.search;

import java.util.HashMap;
import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/** What English words come from: {@code postings} and {@code posted} from {@code post}. One per thread. */
final class Stems {

    /** Stands before a stem, so that no word that was written can be taken for one. */
    static final char MARK = '\u0001';

    private static final int REMEMBERED = 8_192;

    private final EnglishStemmer stemmer = new EnglishStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** The word itself where it is its own stem. */
    String of(String word) {
        if (word.length() < 4) {
            return word;
        }
        String stem = known.get(word);
        if (stem == null) {
            stemmer.setCurrent(word);
            stemmer.stem();
            stem = stemmer.getCurrent();
            if (stem.equals(word)) {
                stem = word;
            }
            if (known.size() == REMEMBERED) {
                known.clear();
            }
            known.put(word, stem);
        }
        return stem;
    }
}
