package dev.slipway.search;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * The languages whose words are known to change their endings. Chinese, Japanese and Korean are not among them: {@link
 * Words} reads those by pairs of characters, in whatever language the rest is written.
 */
enum Language {
    ENGLISH("en", EnglishStemmer::new),
    GERMAN("de", GermanStemmer::new),
    FRENCH("fr", FrenchStemmer::new),
    SPANISH("es", SpanishStemmer::new),
    PORTUGUESE("pt", PortugueseStemmer::new),
    ITALIAN("it", ItalianStemmer::new),
    DUTCH("nl", DutchStemmer::new),
    RUSSIAN("ru", RussianStemmer::new),
    /** Words stay as they are. */
    OTHER("", null);

    private static final Language[] ALL = values();

    final String code;
    /**
     * Stands before a stem in the index: no word that was written can be taken for one, nor a stem of one language for
     * that of another.
     */
    final char mark;

    @SuppressWarnings("ImmutableEnumChecker") // a constructor
    final @Nullable Supplier<SnowballStemmer> stemmer;

    Language(String code, @Nullable Supplier<SnowballStemmer> stemmer) {
        this.code = code;
        this.stemmer = stemmer;
        this.mark = (char) (ordinal() + 1);
    }

    /** @param code ISO 639-1 */
    static Language of(@Nullable String code) {
        for (Language language : ALL) {
            if (language.code.equals(code)) {
                return language;
            }
        }
        return OTHER;
    }

    static boolean marks(char letter) {
        return letter >= 1 && letter <= ALL.length;
    }
}
