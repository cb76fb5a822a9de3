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

    private static final float AS_WRITTEN = 1;
    private static final float OTHER_FORM = 0.75f;
    private static final float BEGUN = 0.4f;
    private static final float MISTYPED = 0.5f;
    private static final float IN_PARTS = 0.6f;

    private final QueryText text;
    private final Vocabulary vocabulary;
    private final boolean tolerant;
    private final Stems stems = new Stems();
    private final Marks marks = new Marks();

    private QueryPlan(QueryText text, Vocabulary vocabulary, boolean tolerant) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.tolerant = tolerant;
    }

    /** What to look for, and what to mark in what is found. */
    record Plan(Query query, Marks marks) {}

    /** @param tolerant takes half of the words for enough and every word for mistyped: the second try */
    static Plan of(QueryText text, Vocabulary vocabulary, boolean tolerant) throws IOException {
        QueryPlan plan = new QueryPlan(text, vocabulary, tolerant);
        return new Plan(plan.query(), plan.marks);
    }

    private Query query() throws IOException {
        if (text.blank()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<String> phrase : text.phrases()) {
            all.add(phrase(phrase), Occur.MUST);
        }
        List<Query> wanted = new ArrayList<>();
        for (int i = 0; i < text.words().size(); i++) {
            Query one = word(i);
            if (one != null) {
                wanted.add(one);
            }
        }
        if (wanted.isEmpty() && text.phrases().isEmpty()) {
            return new MatchNoDocsQuery("no word of it is known");
        }
        if (!wanted.isEmpty()) {
            BooleanQuery.Builder words = new BooleanQuery.Builder();
            wanted.forEach(word -> words.add(word, Occur.SHOULD));
            words.setMinimumNumberShouldMatch(enough(wanted.size()));
            all.add(words.build(), Occur.MUST);
        }
        if (!text.joined().isEmpty()) {
            all.add(new BoostQuery(new TermQuery(new Term(SearchFields.EXACT, text.joined())), 4), Occur.SHOULD);
        }
        sideBySideInTitle(all);
        return all.build();
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
    private @Nullable Query word(int place) throws IOException {
        QueryText.Word word = text.words().get(place);
        marks.next();
        Map<String, Float> forms = forms(word.text(), word.begun());
        if (word.plain()) {
            joinedWithNeighbours(place, forms);
            Query apart = apart(word.text());
            return either(inFields(forms), apart, 1);
        }
        BooleanQuery.Builder parts = new BooleanQuery.Builder();
        int known = 0;
        for (int i = 0; i < word.parts().size(); i++) {
            Query part = inFields(
                    forms(word.parts().get(i), word.begun() && i == word.parts().size() - 1));
            if (part != null) {
                parts.add(part, Occur.SHOULD);
                known++;
            }
        }
        Query inParts = known == 0
                ? null
                : parts.setMinimumNumberShouldMatch(tolerant ? 1 : enough(known))
                        .build();
        return either(inFields(forms), inParts, IN_PARTS);
    }

    private static @Nullable Query either(@Nullable Query one, @Nullable Query other, float worth) {
        if (other == null) {
            return one;
        }
        Query weighed = worth == 1 ? other : new BoostQuery(other, worth);
        return one == null ? weighed : new DisjunctionMaxQuery(List.of(one, weighed), 0);
    }

    /** Every term that may stand for the word, with what it is worth; empty if the index knows none. */
    private Map<String, Float> forms(String word, boolean begun) throws IOException {
        Map<String, Float> forms = new LinkedHashMap<>();
        String stem = stems.of(word);
        int asWritten = vocabulary.documents(word);
        int otherwise = vocabulary.documents(Stems.MARK + stem) + (stem.equals(word) ? 0 : vocabulary.documents(stem));
        if (asWritten > 0) {
            forms.put(word, AS_WRITTEN);
        }
        if (otherwise > 0) {
            forms.put(Stems.MARK + stem, OTHER_FORM);
            forms.putIfAbsent(stem, OTHER_FORM);
            marks.stem(stem);
        }
        marks.word(word);
        if (begun && word.length() > 1) {
            for (Vocabulary.Candidate longer : vocabulary.beginningWith(word)) {
                forms.putIfAbsent(longer.word(), BEGUN);
                marks.word(longer.word());
            }
        }
        if (forms.isEmpty() || tolerant) {
            for (Vocabulary.Candidate other : vocabulary.similarTo(word)) {
                forms.putIfAbsent(other.word(), MISTYPED * other.likeness());
                marks.word(other.word());
            }
        }
        return forms;
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
    private @Nullable Query apart(String word) throws IOException {
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
        if (best == 0) {
            return null;
        }
        String first = stems.of(word.substring(0, best));
        String second = word.substring(best);
        marks.pair(first, stems.of(second));
        List<Query> fields = new ArrayList<>();
        for (String field : List.of(SearchFields.TITLE, SearchFields.BODY)) {
            Query pair = new MultiPhraseQuery.Builder()
                    .add(new Term[] {
                        new Term(field, word.substring(0, best)),
                        new Term(field, first),
                        new Term(field, Stems.MARK + first)
                    })
                    .add(new Term(field, second))
                    .build();
            fields.add(new BoostQuery(pair, OTHER_FORM * FIELDS.getOrDefault(field, 1f) / 2));
        }
        return new DisjunctionMaxQuery(fields, 0);
    }

    private static @Nullable Query inFields(Map<String, Float> forms) {
        if (forms.isEmpty()) {
            return null;
        }
        List<Query> fields = new ArrayList<>(FIELDS.size());
        FIELDS.forEach((field, worth) -> {
            SynonymQuery.Builder any = new SynonymQuery.Builder(field);
            forms.forEach((form, weight) -> any.addTerm(new Term(field, form), weight));
            fields.add(new BoostQuery(any.build(), worth));
        });
        return new DisjunctionMaxQuery(fields, 0.2f);
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
        weights.put(SearchFields.ABOUT, 1.2f);
        weights.put(SearchFields.BODY, 1f);
        return weights;
    }
}
