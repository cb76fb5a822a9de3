package dev.slipway.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words stand for the same thing. A value: what is typed is looked up in it, the index knows nothing of it. */
final class Synonyms {

    static final Synonyms NONE = new Synonyms(Map.of());

    private static final int LONGEST = 5;
    private static final int MOST_FOR_A_WORD = 12;

    /** By the stems of what may be typed, with a space between: the words of what is meant as well. */
    private final Map<String, List<List<String>>> meant;

    private Synonyms(Map<String, List<List<String>>> meant) {
        this.meant = meant;
    }

    /**
     * One declaration of words that mean the same.
     *
     * @param typed whoever types one of these …
     * @param meant … also finds these
     */
    record Rule(List<String> typed, List<String> meant) {}

    static Synonyms of(Collection<Rule> rules) {
        Stems stems = new Stems();
        Map<String, Set<List<String>>> all = new HashMap<>();
        for (Rule rule : rules) {
            for (String typed : rule.typed()) {
                List<String> words = words(typed);
                if (words.isEmpty() || words.size() > LONGEST) {
                    continue;
                }
                Set<List<String>> others = all.computeIfAbsent(key(words, stems), any -> new LinkedHashSet<>());
                for (String meant : rule.meant()) {
                    List<String> other = QueryText.of(meant).terms();
                    if (!other.isEmpty() && !other.equals(words) && others.size() < MOST_FOR_A_WORD) {
                        others.add(other);
                    }
                }
            }
        }
        Map<String, List<List<String>>> meant = new HashMap<>();
        all.forEach((key, others) -> meant.put(key, List.copyOf(others)));
        return new Synonyms(meant);
    }

    /** For each word of what was typed, what it may mean as well, alone or with its neighbours. */
    Map<String, List<List<String>>> of(List<String> typed, Stems stems) {
        if (meant.isEmpty()) {
            return Map.of();
        }
        Map<String, List<List<String>>> found = new HashMap<>();
        for (int from = 0; from < typed.size(); from++) {
            for (int to = Math.min(typed.size(), from + LONGEST); to > from; to--) {
                List<String> span = typed.subList(from, to);
                List<List<String>> others = meant.get(key(span, stems));
                if (others != null) {
                    span.forEach(word -> found.computeIfAbsent(word, any -> new ArrayList<>())
                            .addAll(others));
                }
            }
        }
        return found;
    }

    private static List<String> words(String text) {
        return QueryText.of(text).typed();
    }

    private static String key(List<String> words, Stems stems) {
        String[] all = new String[words.size()];
        Arrays.setAll(all, place -> stems.of(words.get(place), Language.ENGLISH));
        return String.join(" ", all);
    }
}
