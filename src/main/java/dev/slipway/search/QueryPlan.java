package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Turns typed text into a query: a word as written counts most, then its other forms, then what begins like the last word,
 * and, where a word is not known at all, what it may have been meant to be.
 */
final class QueryPlan {

    /** What finding it in the fields besides the best adds of their worth. */
    private static final float OTHER_FIELDS = 0.2f;

    private static final float AS_WRITTEN = 1;
    private static final float OTHER_FORM = 0.75f;
    private static final float BEGUN = 0.4f;
    private static final float MISTYPED = 0.5f;
    private static final float IN_PARTS = 0.6f;

    private static final float MEANT = 0.7f;

    /** What is called just so goes before what merely has the word in its name. */
    private static final float NAMED = 4;

    /** Looking for what a word may have been meant to be takes long; whoever mistypes more words than this is not helped. */
    private static final int MOST_MISTYPED = 6;

    private final QueryText text;
    private final Vocabulary vocabulary;
    private final Map<String, List<List<String>>> meant;
    private final boolean tolerant;
    private final Stems stems;
    private final Marks marks = new Marks();
    private final Map<String, String> mistyped = new LinkedHashMap<>();
    private int lookedUp;

    private QueryPlan(QueryText text, Vocabulary vocabulary, Synonyms synonyms, boolean tolerant) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.tolerant = tolerant;
        this.stems = new Stems();
        this.meant = synonyms.of(text.typed(), stems);
    }

    /**
     * What to look for, and what to mark in what is found.
     *
     * @param mistyped words that nothing has, and what they may have been meant to be
     */
    record Plan(Query query, Marks marks, Stems stems, Map<String, String> mistyped) {}

    /** @param tolerant takes half of the words for enough and every word for mistyped: the second try */
    static Plan of(QueryText text, Vocabulary vocabulary, Synonyms synonyms, boolean tolerant) throws IOException {
        QueryPlan plan = new QueryPlan(text, vocabulary, synonyms, tolerant);
        return new Plan(plan.all(), plan.marks, plan.stems, plan.mistyped);
    }

    private Query all() throws IOException {
        Query wanted = text.blank() ? MatchAllDocsQuery.INSTANCE : wanted();
        BooleanQuery.Builder without = new BooleanQuery.Builder().add(wanted, Occur.MUST);
        for (List<String> words : text.excluded()) {
            if (words.size() == 1) {
                without.add(new TermQuery(new Term(SearchFields.VOCABULARY, words.getFirst())), Occur.MUST_NOT);
            } else {
                SearchFields.WITH_WORDS
                        .keySet()
                        .forEach(field ->
                                without.add(new PhraseQuery(field, words.toArray(String[]::new)), Occur.MUST_NOT));
            }
        }
        return text.excluded().isEmpty() ? wanted : without.build();
    }

    private Query wanted() throws IOException {
        List<Wanted> words = new ArrayList<>();
        int guessed = 0;
        for (int i = 0; i < text.words().size(); i++) {
            Wanted one = word(i);
            if (one != null) {
                words.add(one);
                guessed += mistyped.containsKey(text.words().get(i).text()) ? 1 : 0;
            }
        }
        boolean guesses = guessed == words.size(); // not one word is known as it is written
        if (text.phrases().isEmpty()
                && guesses
                && words.size() * 2 < Math.max(1, text.words().size())) {
            return new MatchNoDocsQuery("most of it is not known, and the rest is guessed");
        }
        if (text.phrases().isEmpty()) {
            return new WantedQuery(new AtLeast(enough(words.size()), words, welcome(), 1));
        }
        List<Wanted> wanted = new ArrayList<>();
        for (List<String> phrase : text.phrases()) {
            wanted.add(phrase(phrase));
        }
        if (!words.isEmpty()) {
            wanted.add(new AtLeast(enough(words.size()), words, List.of(), 1));
        }
        return new WantedQuery(new AtLeast(wanted.size(), wanted, welcome(), 1));
    }

    /** What is called just so, and what has the words side by side in its title. */
    private List<Wanted> welcome() {
        List<Wanted> welcome = new ArrayList<>();
        if (!text.joined().isEmpty()) {
            welcome.add(boosted(new TermQuery(new Term(SearchFields.EXACT, text.joined())), NAMED));
            welcome.add(boosted(new TermQuery(new Term(SearchFields.CALLED, text.joined())), NAMED));
        }
        if (text.words().size() > 1 && text.words().size() < 9) {
            PhraseQuery.Builder near = new PhraseQuery.Builder().setSlop(2);
            text.words().forEach(word -> near.add(new Term(SearchFields.TITLE, word.text())));
            welcome.add(boosted(near.build(), 2));
        }
        return welcome;
    }

    private static Wanted boosted(Query query, float worth) {
        return new Plain(new BoostQuery(query, worth));
    }

    private int enough(int count) {
        if (tolerant) {
            return Math.max(1, count / 2);
        }
        return count < 3 ? count : count < 9 ? (count * 7 + 3) / 10 : count * 6 / 10;
    }

    /** Null if nothing in the index comes near the word. */
    private @Nullable Wanted word(int place) throws IOException {
        QueryText.Word word = text.words().get(place);
        marks.next();
        Map<String, Float> forms = forms(word.text(), word.begun());
        List<Wanted> ways = new ArrayList<>();
        if (word.plain()) {
            joinedWithNeighbours(place, forms);
            addInFields(forms, ways);
            addApart(word.text(), ways);
        } else {
            addInFields(forms, ways);
            List<Wanted> parts = new ArrayList<>();
            for (int i = 0; i < word.parts().size(); i++) {
                boolean begun = word.begun() && i == word.parts().size() - 1;
                addInFields(forms(word.parts().get(i), begun), parts);
            }
            if (!parts.isEmpty()) {
                ways.add(new AtLeast(tolerant ? 1 : enough(parts.size()), parts, List.of(), IN_PARTS));
            }
        }
        addOtherWords(word.text(), ways);
        return ways.isEmpty() ? null : ways.size() == 1 ? ways.getFirst() : new BestOf(ways);
    }

    /** What the word may mean besides, where that takes several words. */
    private void addOtherWords(String word, List<Wanted> ways) {
        for (List<String> other : meant.getOrDefault(word, List.of())) {
            if (other.size() > 1) {
                ways.add(sideBySide(other, MEANT / other.size())); // as much as a single word
            }
        }
    }

    /** Every term that may stand for the word, with what it is worth; empty if the index knows none. */
    private Map<String, Float> forms(String word, boolean begun) throws IOException {
        Map<String, Float> forms = new LinkedHashMap<>();
        boolean known = addForms(word, forms, 1);
        marks.word(word);
        for (List<String> other : meant.getOrDefault(word, List.of())) {
            if (other.size() == 1 && addForms(other.getFirst(), forms, MEANT)) {
                marks.word(other.getFirst());
            }
        }
        if (word.length() > 1 && (begun || (!known && word.length() > 4))) {
            for (Vocabulary.Candidate longer : vocabulary.beginningWith(word)) {
                forms.putIfAbsent(longer.word(), BEGUN);
                marks.word(longer.word());
            }
        }
        if ((forms.isEmpty() || tolerant) && lookedUp < MOST_MISTYPED) {
            addSimilar(word, forms);
        }
        return forms;
    }

    /** The word as written and what it comes from, in whatever language; false if the index has neither. */
    private boolean addForms(String word, Map<String, Float> forms, float worth) throws IOException {
        boolean known = vocabulary.documents(word) > 0;
        if (known) {
            forms.putIfAbsent(word, worth * AS_WRITTEN);
        }
        for (Language language : vocabulary.languages()) {
            String stem = stems.of(word, language);
            String marked = language.mark + stem;
            boolean written = !stem.equals(word) && vocabulary.documents(stem) > 0;
            if (vocabulary.documents(marked) > 0 || (written && language == Language.ENGLISH)) {
                forms.putIfAbsent(marked, worth * OTHER_FORM);
                if (written) {
                    forms.putIfAbsent(stem, worth * OTHER_FORM);
                }
                marks.stem(marked);
                known = true;
            }
        }
        return known;
    }

    private void addSimilar(String word, Map<String, Float> forms) throws IOException {
        lookedUp++;
        boolean unknown = forms.isEmpty();
        for (Vocabulary.Candidate other : vocabulary.similarTo(word)) {
            forms.putIfAbsent(other.word(), MISTYPED * other.likeness());
            marks.word(other.word());
            if (unknown) {
                mistyped.putIfAbsent(word, other.word());
            }
        }
    }

    /** {@code crash looping} also finds {@code crashlooping}. */
    private void joinedWithNeighbours(int place, Map<String, Float> forms) throws IOException {
        for (int first = place - 1; first <= place; first++) {
            if (first < 0 || first + 1 >= text.words().size()) {
                continue;
            }
            String joined =
                    text.words().get(first).text() + text.words().get(first + 1).text();
            if (vocabulary.documents(joined) > 0) {
                forms.putIfAbsent(joined, OTHER_FORM);
                marks.word(joined);
            }
        }
    }

    /** {@code rollback} also finds {@code roll back} and {@code rolled back}. */
    private void addApart(String word, List<Wanted> ways) throws IOException {
        int best = 0;
        int bestKnown = 0;
        for (int cut = 3; cut <= word.length() - 3 && word.length() <= 20; cut++) {
            int known =
                    Math.min(vocabulary.documents(word.substring(0, cut)), vocabulary.documents(word.substring(cut)));
            if (known > bestKnown) {
                best = cut;
                bestKnown = known;
            }
        }
        if (best > 0) {
            ways.add(sideBySide(List.of(word.substring(0, best), word.substring(best)), OTHER_FORM / 2));
        }
    }

    /** The words one behind the other, in any of their English forms. */
    private Wanted sideBySide(List<String> words, float worth) {
        List<String> from =
                words.stream().map(word -> stems.of(word, Language.ENGLISH)).toList();
        for (int i = 0; i + 1 < words.size(); i++) {
            marks.pair(from.get(i), from.get(i + 1));
        }
        List<Query> fields = new ArrayList<>();
        for (String field : List.of(SearchFields.TITLE, SearchFields.HEADINGS, SearchFields.BODY)) {
            MultiPhraseQuery.Builder near = new MultiPhraseQuery.Builder();
            for (int i = 0; i < words.size(); i++) {
                near.add(new Term[] {
                    new Term(field, words.get(i)),
                    new Term(field, from.get(i)),
                    new Term(field, Language.ENGLISH.mark + from.get(i))
                });
            }
            fields.add(new BoostQuery(near.build(), worth * SearchFields.WITH_WORDS.getOrDefault(field, 1f)));
        }
        return new Plain(new DisjunctionMaxQuery(fields, 0));
    }

    private static void addInFields(Map<String, Float> forms, List<Wanted> ways) {
        if (!forms.isEmpty()) {
            ways.add(new InFields(forms, OTHER_FIELDS));
        }
    }

    private Wanted phrase(List<String> words) {
        List<Query> fields = new ArrayList<>(SearchFields.WITH_WORDS.size());
        SearchFields.WITH_WORDS.forEach((field, worth) ->
                fields.add(new BoostQuery(new PhraseQuery(field, words.toArray(String[]::new)), worth)));
        for (String word : words) {
            marks.next();
            marks.word(word);
        }
        return new Plain(new DisjunctionMaxQuery(fields, OTHER_FIELDS));
    }
}
