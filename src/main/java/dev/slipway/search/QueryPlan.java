package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Turns typed text into a query: a word as written counts most, then its other forms, then what begins like the last word,
 * and, where a word is not known at all, what it may have been meant to be.
 */
final class QueryPlan {

    /** Where words are looked for, and what finding one there is worth. */
    private static final Map<String, Float> FIELDS = weights();

    private static final List<String> WORDS = List.copyOf(FIELDS.keySet());
    private static final List<Language> LANGUAGES = Arrays.stream(Language.values())
            .filter(language -> language.stemmer != null)
            .toList();

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
     * @param matching finds the same as the ranking does, without ranking it
     * @param mistyped words that nothing has, and what they may have been meant to be
     */
    record Plan(Query ranking, Query matching, Marks marks, Stems stems, Map<String, String> mistyped) {}

    /**
     * A part of it. What is only counted is looked up in the one field that has every word, which takes a fraction of the time.
     */
    private record Part(Query ranking, Query matching) {}

    /** @param tolerant takes half of the words for enough and every word for mistyped: the second try */
    static Plan of(QueryText text, Vocabulary vocabulary, Synonyms synonyms, boolean tolerant) throws IOException {
        QueryPlan plan = new QueryPlan(text, vocabulary, synonyms, tolerant);
        Part all = plan.all();
        return new Plan(all.ranking(), all.matching(), plan.marks, plan.stems, plan.mistyped);
    }

    private Part all() throws IOException {
        Part wanted = text.blank() ? alike(MatchAllDocsQuery.INSTANCE) : wanted();
        List<Query> unwanted = new ArrayList<>();
        for (List<String> words : text.excluded()) {
            if (words.size() == 1) {
                unwanted.add(new TermQuery(new Term(SearchFields.VOCABULARY, words.getFirst())));
            } else {
                WORDS.forEach(field -> unwanted.add(new PhraseQuery(field, words.toArray(String[]::new))));
            }
        }
        return unwanted.isEmpty()
                ? wanted
                : new Part(without(wanted.ranking(), unwanted), without(wanted.matching(), unwanted));
    }

    private static Query without(Query wanted, List<Query> unwanted) {
        BooleanQuery.Builder without = new BooleanQuery.Builder().add(wanted, Occur.MUST);
        unwanted.forEach(one -> without.add(one, Occur.MUST_NOT));
        return without.build();
    }

    private static Part alike(Query query) {
        return new Part(query, query);
    }

    private Part wanted() throws IOException {
        BooleanQuery.Builder ranking = new BooleanQuery.Builder();
        BooleanQuery.Builder matching = new BooleanQuery.Builder();
        for (List<String> words : text.phrases()) {
            Query phrase = phrase(words);
            ranking.add(phrase, Occur.MUST);
            matching.add(phrase, Occur.MUST);
        }
        List<Part> wanted = new ArrayList<>();
        int guessed = 0;
        for (int i = 0; i < text.words().size(); i++) {
            Part one = word(i);
            if (one != null) {
                wanted.add(one);
                guessed += mistyped.containsKey(text.words().get(i).text()) ? 1 : 0;
            }
        }
        boolean guesses = guessed == wanted.size(); // not one word is known as it is written
        if (text.phrases().isEmpty()
                && guesses
                && wanted.size() * 2 < Math.max(1, text.words().size())) {
            return alike(new MatchNoDocsQuery("most of it is not known, and the rest is guessed"));
        }
        if (!wanted.isEmpty()) {
            Part words = atLeast(enough(wanted.size()), wanted);
            ranking.add(words.ranking(), Occur.MUST);
            matching.add(words.matching(), Occur.MUST);
        }
        if (!text.joined().isEmpty()) {
            ranking.add(new BoostQuery(new TermQuery(new Term(SearchFields.EXACT, text.joined())), 4), Occur.SHOULD);
            ranking.add(
                    new BoostQuery(new TermQuery(new Term(SearchFields.CALLED, text.joined())), NAMED), Occur.SHOULD);
        }
        sideBySideInTitle(ranking);
        return new Part(ranking.build(), matching.build());
    }

    private static Part atLeast(int count, List<Part> parts) {
        BooleanQuery.Builder ranking = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
        BooleanQuery.Builder matching = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
        for (Part part : parts) {
            ranking.add(part.ranking(), Occur.SHOULD);
            matching.add(part.matching(), Occur.SHOULD);
        }
        return new Part(ranking.build(), matching.build());
    }

    private int enough(int count) {
        if (tolerant) {
            return Math.max(1, count / 2);
        }
        return count < 3 ? count : count < 9 ? (count * 7 + 3) / 10 : count * 6 / 10;
    }

    private void sideBySideInTitle(BooleanQuery.Builder all) {
        if (text.words().size() > 1 && text.words().size() < 9) {
            PhraseQuery.Builder near = new PhraseQuery.Builder().setSlop(2);
            text.words().forEach(word -> near.add(new Term(SearchFields.TITLE, word.text())));
            all.add(new BoostQuery(near.build(), 2), Occur.SHOULD);
        }
    }

    /** Null if nothing in the index comes near the word. */
    private @Nullable Part word(int place) throws IOException {
        QueryText.Word word = text.words().get(place);
        marks.next();
        Map<String, Float> forms = forms(word.text(), word.begun());
        if (word.plain()) {
            joinedWithNeighbours(place, forms);
            return either(List.of(inFields(forms), apart(word.text()), otherWords(word.text())));
        }
        List<Part> known = new ArrayList<>();
        for (int i = 0; i < word.parts().size(); i++) {
            inFields(forms(
                            word.parts().get(i),
                            word.begun() && i == word.parts().size() - 1))
                    .ifPresent(known::add);
        }
        Optional<Part> inParts = Optional.empty();
        if (!known.isEmpty()) {
            Part parts = atLeast(tolerant ? 1 : enough(known.size()), known);
            inParts = Optional.of(new Part(new BoostQuery(parts.ranking(), IN_PARTS), parts.matching()));
        }
        return either(List.of(inFields(forms), inParts, otherWords(word.text())));
    }

    private static @Nullable Part either(List<Optional<Part>> ways) {
        List<Part> known = ways.stream().flatMap(Optional::stream).toList();
        if (known.size() < 2) {
            return known.isEmpty() ? null : known.getFirst();
        }
        BooleanQuery.Builder matching = new BooleanQuery.Builder();
        known.forEach(way -> matching.add(way.matching(), Occur.SHOULD));
        return new Part(
                new DisjunctionMaxQuery(known.stream().map(Part::ranking).toList(), 0), matching.build());
    }

    /** What the word may mean besides, where that takes several words. */
    private Optional<Part> otherWords(String word) {
        List<Query> others = new ArrayList<>();
        for (List<String> other : meant.getOrDefault(word, List.of())) {
            if (other.size() > 1) {
                others.add(sideBySide(other, MEANT / other.size())); // as much as a single word
            }
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(alike(new DisjunctionMaxQuery(others, 0)));
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
        for (Language language : LANGUAGES) {
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
    private Optional<Part> apart(String word) throws IOException {
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
        return best == 0
                ? Optional.empty()
                : Optional.of(
                        alike(sideBySide(List.of(word.substring(0, best), word.substring(best)), OTHER_FORM / 2)));
    }

    /** The words one behind the other, in any of their English forms. */
    private Query sideBySide(List<String> words, float worth) {
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
            fields.add(new BoostQuery(near.build(), worth * FIELDS.getOrDefault(field, 1f)));
        }
        return new DisjunctionMaxQuery(fields, 0);
    }

    private static Optional<Part> inFields(Map<String, Float> forms) {
        if (forms.isEmpty()) {
            return Optional.empty();
        }
        List<Query> fields = new ArrayList<>(FIELDS.size());
        FIELDS.forEach((field, worth) -> {
            SynonymQuery.Builder any = new SynonymQuery.Builder(field);
            forms.forEach((form, weight) -> any.addTerm(new Term(field, form), weight));
            fields.add(new BoostQuery(any.build(), worth));
        });
        BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
        forms.keySet()
                .forEach(form -> anywhere.add(new TermQuery(new Term(SearchFields.VOCABULARY, form)), Occur.SHOULD));
        return Optional.of(new Part(new DisjunctionMaxQuery(fields, 0.2f), anywhere.build()));
    }

    private Query phrase(List<String> words) {
        List<Query> fields = new ArrayList<>(FIELDS.size());
        FIELDS.forEach((field, worth) ->
                fields.add(new BoostQuery(new PhraseQuery(field, words.toArray(String[]::new)), worth)));
        for (String word : words) {
            marks.next();
            marks.word(word);
        }
        return new DisjunctionMaxQuery(fields, 0.2f);
    }

    private static Map<String, Float> weights() {
        Map<String, Float> weights = new LinkedHashMap<>();
        weights.put(SearchFields.TITLE, 4f);
        weights.put(SearchFields.KEYWORDS, 3f);
        weights.put(SearchFields.HEADINGS, 2f);
        weights.put(SearchFields.ABOUT, 1.2f);
        weights.put(SearchFields.BODY, 1f);
        return weights;
    }
}
