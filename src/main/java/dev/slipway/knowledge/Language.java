package dev.slipway.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which language a text is written in, told by its commonest small words or its script. */
final class Language {

    private static final List<Words> SMALL_WORDS = List.of(
            new Words("en", "the|and|is|of|to|in|for|that|with|this|we|are|be"),
            new Words("de", "der|die|das|und|ist|nicht|ein|eine|mit|für|auf|wir|werden|den|von|zu"),
            new Words("fr", "le|la|les|et|est|des|une|pour|dans|que|nous|du|sur|avec|ce"),
            new Words("es", "el|los|las|es|una|para|con|que|del|por|se|como|no"),
            new Words("pt", "os|uma|para|com|não|que|do|da|em|por|são|ao"),
            new Words("it", "il|lo|gli|è|una|per|con|che|del|della|sono|non"),
            new Words("nl", "de|het|een|en|van|is|niet|voor|met|wij|dat|zijn"));

    private Language() {}

    static String of(String stated, String text) {
        if (stated.matches("(?i)[a-z]{2}([-_].*)?")) {
            return stated.substring(0, 2).toLowerCase(Locale.ROOT);
        }
        String part = text.length() > 6_000 ? text.substring(0, 6_000) : text;
        long han = part.codePoints().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count();
        long kana = part.codePoints().filter(c -> c >= 0x3040 && c <= 0x30FF).count();
        long cyrillic =
                part.codePoints().filter(c -> c >= 0x0400 && c <= 0x04FF).count();
        if (han + kana + cyrillic > part.length() / 12) {
            return kana > han / 8 && kana > cyrillic ? "ja" : cyrillic > han ? "ru" : "zh";
        }
        String lower = part.toLowerCase(Locale.ROOT);
        String best = "en";
        long most = 0;
        for (Words words : SMALL_WORDS) { // English first: it wins a tie
            long count = words.pattern.matcher(lower).results().count();
            if (count > most) {
                best = words.language;
                most = count;
            }
        }
        return best;
    }

    private record Words(String language, Pattern pattern) {
        Words(String language, String alternatives) {
            this(language, Pattern.compile("(?<![\\p{L}])(?:" + alternatives + ")(?![\\p{L}])"));
        }
    }
}
