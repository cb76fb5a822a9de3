package dev.slipway.search;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.tartarus.snowball.SnowballStemmer;

/** What words come from: {@code postings} and {@code posted} from {@code post}. One per thread. */
final class Stems {

    private static final int REMEMBERED = 8_192;

    private final Map<Language, Known> languages = new EnumMap<>(Language.class);

    private record Known(SnowballStemmer stemmer, Map<String, String> stems) {}

    /** The word itself where it is its own stem. */
    String of(String word, Language language) {
        if (word.length() < 4 || language.stemmer == null) {
            return word;
        }
        Known known = languages.computeIfAbsent(
                language, any -> new Known(Objects.requireNonNull(any.stemmer).get(), new HashMap<>()));
        String stem = known.stems.get(word);
        if (stem == null) {
            known.stemmer.setCurrent(word);
            known.stemmer.stem();
            stem = known.stemmer.getCurrent();
            if (stem.equals(word)) {
                stem = word;
            }
            if (known.stems.size() == REMEMBERED) {
                known.stems.clear();
            }
            known.stems.put(word, stem);
        }
        return stem;
    }
}
