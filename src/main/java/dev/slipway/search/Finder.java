package dev.slipway.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Answers a query from one view of the index. */
final class Finder {

    private static final int MOST_SUGGESTED = 50;

    private Finder() {}

    static SearchResults find(Index.View view, SearchQuery query, Instant now) throws IOException {
        long start = System.nanoTime();
        QueryText text = QueryText.of(query.text());
        QueryPlan.Plan plan = QueryPlan.of(text, view.vocabulary, false);
        Tally tally = tally(view, plan, query, now);
        if (!tally.matched() && !text.blank()) {
            plan = QueryPlan.of(text, view.vocabulary, true);
            tally = tally(view, plan, query, now);
        }
        Passage passage = new Passage(plan.marks());
        StoredFields stored = view.storedFields();
        List<SearchResults.Hit> hits = new ArrayList<>(query.limit());
        for (long ranked : tally.ranked(query.offset())) {
            float score = query.order() == SearchQuery.Order.BEST ? Float.intBitsToFloat(Tally.rank(ranked)) : 0;
            hits.add(hit(stored.document(Tally.document(ranked)), passage, score));
        }
        return new SearchResults(tally.total(), hits, tally.facets(), (System.nanoTime() - start) / 1_000);
    }

    private static Tally tally(Index.View view, QueryPlan.Plan plan, SearchQuery query, Instant now)
            throws IOException {
        Tally tally = new Tally(view.columns, query, (int) now.getEpochSecond());
        return view.search(narrowed(plan.query(), query.filters()), only(tally));
    }

    /** Everything runs on the caller's thread, so there is one collector. */
    private static CollectorManager<Tally, Tally> only(Tally tally) {
        return new CollectorManager<>() {
            @Override
            public Tally newCollector() {
                return tally;
            }

            @Override
            public Tally reduce(Collection<Tally> all) {
                return tally;
            }
        };
    }

    private static Query narrowed(Query query, Map<String, List<String>> filters) {
        Query entity = among(SearchFields.ENTITY, filters.get(SearchFields.ENTITY));
        Query status = among(SearchFields.STATUS, filters.get(SearchFields.STATUS));
        if (entity == null && status == null) {
            return query;
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
        if (entity != null) {
            all.add(entity, Occur.FILTER);
        }
        if (status != null) {
            all.add(status, Occur.FILTER);
        }
        return all.build();
    }

    private static @Nullable Query among(String field, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        return new TermInSetQuery(
                field + SearchFields.LOWER,
                values.stream()
                        .map(value -> new BytesRef(value.toLowerCase(Locale.ROOT)))
                        .toList());
    }

    /** Titles and keywords that have a word beginning like each typed word. */
    static List<SearchResults.Hit> suggest(Index.View view, String typed, int limit) throws IOException {
        QueryText text = QueryText.of(typed);
        if (text.blank()) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        text.words().forEach(word -> words.addAll(word.parts()));
        text.phrases().forEach(words::addAll);
        ScoreDoc[] found = suggested(view, text, words, false, limit);
        if (found.length == 0) {
            found = suggested(view, text, words, true, limit);
        }
        Marks marks = new Marks();
        for (String word : words) {
            marks.next();
            marks.beginning(beginning(word));
        }
        Passage passage = new Passage(marks);
        StoredFields stored = view.storedFields();
        List<SearchResults.Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc one : found) {
            hits.add(hit(stored.document(one.doc), passage, one.score));
        }
        return hits;
    }

    private static ScoreDoc[] suggested(
            Index.View view, QueryText text, List<String> words, boolean tolerant, int limit) throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            all.add(begun(view, word, tolerant), Occur.MUST);
            all.add(new BoostQuery(new TermQuery(new Term(SearchFields.TITLE, word)), 2), Occur.SHOULD);
        }
        all.add(new BoostQuery(new TermQuery(new Term(SearchFields.EXACT, text.joined())), 4), Occur.SHOULD);
        return view.search(all.build(), Math.clamp(limit, 1, MOST_SUGGESTED)).scoreDocs;
    }

    private static Query begun(Index.View view, String word, boolean tolerant) throws IOException {
        Query asTyped = new TermQuery(new Term(SearchFields.TYPED, beginning(word)));
        if (!tolerant || view.getIndexReader().docFreq(new Term(SearchFields.TYPED, beginning(word))) > 0) {
            return asTyped;
        }
        List<BytesRef> similar = new ArrayList<>();
        for (Vocabulary.Candidate candidate : view.vocabulary.similarTo(word)) {
            similar.add(new BytesRef(beginning(candidate.word())));
        }
        return similar.isEmpty()
                ? new MatchNoDocsQuery("nothing begins like it")
                : new ConstantScoreQuery(new TermInSetQuery(SearchFields.TYPED, similar));
    }

    private static String beginning(String word) {
        return word.length() > WordTokens.LONGEST_BEGINNING ? word.substring(0, WordTokens.LONGEST_BEGINNING) : word;
    }

    private static SearchResults.Hit hit(Document stored, Passage passage, float score) {
        String title = text(stored, SearchFields.TITLE);
        var changed = stored.getField(SearchFields.CHANGED);
        Number millis = changed == null ? null : changed.numericValue();
        return new SearchResults.Hit(
                text(stored, SearchFields.ID),
                text(stored, SearchFields.REF),
                text(stored, SearchFields.KIND),
                title,
                passage.all(title),
                text(stored, SearchFields.URL),
                passage.best(text(stored, SearchFields.BODY)),
                score,
                stored.get(SearchFields.OWNER),
                stored.get(SearchFields.SYSTEM),
                stored.get(SearchFields.ENTITY),
                stored.get(SearchFields.STATUS),
                millis == null ? null : Instant.ofEpochMilli(millis.longValue()));
    }

    private static String text(Document stored, String field) {
        String value = stored.get(field);
        return value == null ? "" : value;
    }
}
