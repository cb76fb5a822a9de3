package dev.slipway.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which language a text is written in, told by its commonest small words or its script. */
final class Language {

    private static final Pattern STATED = Pattern.compile("(?i)[a-z]{2}([-_].*)?");
    private static final List<Words> SMALL_WORDS = List.of(
            new Words("en", "the|and|is|of|to|in|for|that|with|this|we|are|be"),
            new Words("de", "der|die|das|und|ist|nicht|ein|eine|mit|für|auf|wir|werden|den|von|zu"),
            new Words("fr", "le|la|les|et|est|des|une|pour|dans|que|nous|du|sur|avec|ce"),
            new Words("es", "el|los|las|es|una|para|con|que|del|por|se|como|no|un|al|su|sin|este|esta|son"),
            new Words("pt", "os|uma|para|com|não|que|do|da|em|por|são|ao"),
            new Words("it", "il|lo|gli|è|una|per|con|che|del|della|sono|non"),
            new Words("nl", "het|een|van|is|niet|voor|met|wij|dat|zijn|wordt|worden|deze|bij|naar|ook"));

    private static final Map<String, List<Integer>> LANGUAGES = languages();

    private Language() {}

    static String of(String stated, String text) {
        if (STATED.matcher(stated).matches()) {
            return stated.substring(0, 2).toLowerCase(Locale.ROOT);
        }
        String part = text.length() > 6_000 ? text.substring(0, 6_000) : text;
        long han = part.codePoints().filter(c -> c >= 0x4E00 && c <= 0x9FFF).count();
        long kana = part.codePoints().filter(c -> c >= 0x3040 && c <= 0x30FF).count();
        long cyrillic =
                part.codePoints().filter(c -> c >= 0x0400 && c <= 0x04FF).count();
        long hangul = part.codePoints().filter(c -> c >= 0xAC00 && c <= 0xD7AF).count();
        if (hangul > part.length() / 12) {
            return "ko";
        }
        if (han + kana + cyrillic > part.length() / 12) {
            return kana > han / 8 && kana > cyrillic ? "ja" : cyrillic > han ? "ru" : "zh";
        }
        return SMALL_WORDS.get(best(counts(part))).language;
    }

    /** Of a passage; null if it is too short to tell, or could be another one as well. */
    static @Nullable String clearly(String passage) {
        String language = of("", passage);
        if (SMALL_WORDS.stream().noneMatch(words -> words.language.equals(language))) {
            return passage.length() < 30 ? null : language; // told by its script
        }
        int[] counts = counts(passage);
        int best = best(counts);
        int most = counts[best];
        Set<String> different = new HashSet<>(); // one small word again and again is a name of something
        eachWord(passage.toLowerCase(Locale.ROOT), word -> {
            if (LANGUAGES.getOrDefault(word, List.of()).contains(best)) {
                different.add(word);
            }
        });
        counts[best] = 0;
        int second = counts[best(counts)];
        long words = passage.chars().filter(c -> c == ' ').count();
        return most >= 5 && different.size() >= 4 && most >= 2 * second + 1 && most * 8 >= words ? language : null;
    }

    private static int[] counts(String text) {
        int[] counts = new int[SMALL_WORDS.size()];
        eachWord(text.toLowerCase(Locale.ROOT), word -> {
            for (int i : LANGUAGES.getOrDefault(word, List.of())) {
                counts[i]++;
            }
        });
        return counts;
    }

    private static int best(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) { // English first: it wins a tie
            best = counts[i] > counts[best] ? i : best;
        }
        return best;
    }

    private static void eachWord(String text, Consumer<String> each) {
        int start = -1;
        int next;
        for (int i = 0; i <= text.length(); i = next) {
            boolean letter = i < text.length() && Character.isLetter(text.codePointAt(i));
            next = i + (letter ? Character.charCount(text.codePointAt(i)) : 1);
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                each.accept(text.substring(start, i));
                start = -1;
            }
        }
    }

    /** By small word the places in the list of the languages that have it. */
    private static Map<String, List<Integer>> languages() {
        Map<String, List<Integer>> languages = new HashMap<>();
        for (int i = 0; i < SMALL_WORDS.size(); i++) {
            for (String word : SMALL_WORDS.get(i).words.split("\\|")) {
                languages.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
            }
        }
        return languages;
    }

    private record Words(String language, String words) {}
}
