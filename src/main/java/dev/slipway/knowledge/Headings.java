package dev.slipway.knowledge;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What headings are called, however they are numbered, decorated, spelt, or said twice in two languages. */
final class Headings {

    private static final Pattern BEFORE = Pattern.compile(
            "^[^\\p{L}\\p{N}]*(?:(?:\\d{1,3}(?:\\.\\d{1,3})*[.):、．]*|[一二三四五六七八九十]{1,3}[、.．)])(?=[^\\p{L}\\p{N}]))?[^\\p{L}\\p{N}]*");
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【]([^)）\\]】]*)[)）\\]】]");
    private static final Pattern BETWEEN =
            Pattern.compile("\\s*[/|｜／&、]\\s*|\\s[-–—]\\s|\\s(?:and|und|et|y|e|en|og|och|と|及び|与|和)\\s");

    private static final int LONGEST = 200; // of what may be a name

    private Headings() {}

    /** In lower case, without numbers, pictures and marks. */
    static String plain(String heading) {
        String begin = heading.length() <= LONGEST ? heading : heading.substring(0, LONGEST);
        String bare = begin.toLowerCase(Locale.ROOT).replaceAll("[:：?？*_]+", "");
        String rest = BEFORE.matcher(bare).replaceFirst("").strip();
        return rest.isEmpty() ? bare.strip() : rest;
    }

    /** Each name that a heading may go by, spelt without accents: “背景 (Context)” is called both. */
    static Set<String> names(String heading) {
        String whole = fold(plain(heading));
        Set<String> names = new LinkedHashSet<>();
        names.add(whole);
        Matcher aside = ASIDE.matcher(whole);
        while (aside.find()) {
            names.add(aside.group(1).strip());
        }
        String without = ASIDE.matcher(whole).replaceAll(" ").strip();
        names.add(without);
        if (without.split("\\s").length < 5) { // longer ones are sentences, whose parts are no names
            for (String part : BETWEEN.split(without)) {
                names.add(part.strip());
            }
        }
        names.remove("");
        return names;
    }

    static boolean any(String heading, Set<String> of) {
        return names(heading).stream().anyMatch(of::contains);
    }

    /** The same, of headings that may be titles: these are not taken apart. */
    static boolean is(String heading, Set<String> of) {
        return of.contains(fold(plain(heading)));
    }

    /** Names as {@link #names} spells them, from a list with bars between. */
    static Set<String> set(String... names) {
        return Arrays.stream(names)
                .flatMap(list -> Arrays.stream(list.split("\\|")))
                .map(Headings::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Only the accents of Latin letters: Japanese has marks of its own that tell words apart. */
    static String fold(String text) {
        String parts = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("[\\u0300-\\u036f]", "");
        return Normalizer.normalize(parts, Normalizer.Form.NFC);
    }
}
