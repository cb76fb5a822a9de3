package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/** What says much the same as a document: whatever has the words that are frequent in it and rare elsewhere. */
final class Similar {

    private static final int READ = 20_000;
    private static final int TELLING = 18;
    private static final float LEAST_SHARE = 0.12f;

    private record Telling(String word, double worth) {}

    private Similar() {}

    /** @param id of a {@link SearchDocument}; unknown ones are like nothing */
    static List<SearchResults.Hit> to(Index.View view, String id, int limit, Set<Permission> may) throws IOException {
        ScoreDoc[] self = view.search(new TermQuery(new Term(SearchFields.ID, id)), 1).scoreDocs;
        if (self.length == 0) {
            return List.of();
        }
        StoredFields stored = view.storedFields();
        List<Telling> telling = telling(view, Stored.of(stored, self[0].doc));
        if (telling.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder alike = new BooleanQuery.Builder();
        for (Telling one : telling) {
            float worth = (float) one.worth();
            alike.add(new BoostQuery(new TermQuery(new Term(SearchFields.BODY, one.word())), worth), Occur.SHOULD);
            alike.add(new BoostQuery(new TermQuery(new Term(SearchFields.TITLE, one.word())), 2 * worth), Occur.SHOULD);
        }
        alike.add(new TermQuery(new Term(SearchFields.BODY, telling.getFirst().word())), Occur.SHOULD);
        view.hiddenWithout(may)
                .forEach(permission ->
                        alike.add(new TermQuery(new Term(SearchFields.READERS, permission.name())), Occur.MUST_NOT));
        List<SearchResults.Hit> hits = new ArrayList<>(limit);
        float best = 0;
        Passage unmarked = new Passage(new Marks(), new Stems());
        for (ScoreDoc one : view.search(alike.build(), limit + 1).scoreDocs) {
            if (one.doc == self[0].doc) {
                best = one.score; // nothing is more like it than itself
            } else if (one.score > best * LEAST_SHARE && hits.size() < limit) {
                hits.add(Hits.hit(Stored.withoutBody(stored, one.doc), unmarked, one.score));
            }
        }
        return hits;
    }

    private static List<Telling> telling(Index.View view, Stored document) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        count(counts, document.text(SearchFields.TITLE), 3);
        count(counts, document.text(SearchFields.BODY), 1);
        int all = view.getIndexReader().numDocs();
        List<Telling> telling = new ArrayList<>();
        for (Map.Entry<String, Integer> one : counts.entrySet()) {
            int having = view.vocabulary.documents(one.getKey());
            if (having > 1 && having < Math.max(10, all / 3)) {
                double rare = Math.log(1 + (double) all / having);
                telling.add(new Telling(one.getKey(), rare * one.getValue() / (one.getValue() + 1.5)));
            }
        }
        telling.sort(Comparator.comparingDouble(Telling::worth).reversed().thenComparing(Telling::word));
        return telling.subList(0, Math.min(TELLING, telling.size()));
    }

    private static void count(Map<String, Integer> counts, String text, int times) {
        Words words = new Words().over(text.length() > READ ? text.substring(0, READ) : text);
        while (words.next()) {
            if (!words.whole() && words.length() > 1) {
                counts.merge(words.word(), times, Integer::sum);
            }
        }
    }
}
