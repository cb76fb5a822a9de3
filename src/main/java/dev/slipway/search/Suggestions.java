package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What the words typed so far may become: titles and keywords that have a word beginning like each of them. */
final class Suggestions {

    private static final int MOST = 50;
    private static final int MOST_WORDS = 12;

    private Suggestions() {}

    static List<SearchResults.Hit> of(Index.View view, String typed, int limit, Set<Permission> may)
            throws IOException {
        QueryText text = QueryText.of(typed);
        if (text.blank()) { // also where only filters were typed
            return List.of();
        }
        List<String> words = new ArrayList<>();
        text.words().forEach(word -> words.addAll(word.parts()));
        text.phrases().forEach(words::addAll);
        if (!text.typed().isEmpty()
                && typed.endsWith(text.typed().getLast())
                && !words.contains(text.typed().getLast())) {
            words.add(text.typed().getLast()); // a small word may be the beginning of a large one
        }
        List<String> wanted = words.subList(0, Math.min(words.size(), MOST_WORDS));
        ScoreDoc[] found = found(view, text, wanted, false, limit, may);
        if (found.length == 0) {
            found = found(view, text, wanted, true, limit, may);
        }
        Marks marks = new Marks();
        for (String word : wanted) {
            marks.next();
            marks.beginning(beginning(word));
        }
        Passage passage = new Passage(marks, new Stems());
        StoredFields stored = view.storedFields();
        List<SearchResults.Hit> hits = new ArrayList<>(found.length);
        for (ScoreDoc one : found) {
            hits.add(Hits.hit(Stored.withoutBody(stored, one.doc), passage, one.score));
        }
        return hits;
    }

    private static ScoreDoc[] found(
            Index.View view, QueryText text, List<String> words, boolean tolerant, int limit, Set<Permission> may)
            throws IOException {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String word : words) {
            all.add(begun(view, word, tolerant), Occur.MUST);
            all.add(new BoostQuery(new TermQuery(new Term(SearchFields.TITLE, word)), 2), Occur.SHOULD);
        }
        all.add(new BoostQuery(new TermQuery(new Term(SearchFields.EXACT, text.joined())), 4), Occur.SHOULD);
        view.hiddenWithout(may)
                .forEach(permission ->
                        all.add(new TermQuery(new Term(SearchFields.READERS, permission.name())), Occur.MUST_NOT));
        return view.search(all.build(), Math.clamp(limit, 1, MOST)).scoreDocs;
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
}
