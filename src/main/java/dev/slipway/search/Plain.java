package dev.slipway.search;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What any of Lucene's queries finds. */
record Plain(Query query) implements Wanted {

    @Override
    public Prepared prepare(Index.View view) throws IOException {
        Weight weight = view.createWeight(view.rewrite(query), ScoreMode.COMPLETE, 1);
        return segment -> {
            Scorer scorer = weight.scorer(segment);
            return scorer == null ? null : new OfQuery(scorer);
        };
    }

    private static final class OfQuery extends Stretch {

        private final Scorer scorer;
        private final DocIdSetIterator documents;

        OfQuery(Scorer scorer) {
            this.scorer = scorer;
            this.documents = scorer.iterator();
        }

        @Override
        int next(int from) throws IOException {
            return documents.docID() < from ? documents.advance(from) : documents.docID();
        }

        @Override
        void read(int from, int to, @Nullable FixedBitSet among) throws IOException {
            clear();
            int document = next(from + next(0, among));
            while (document < to) {
                int place = document - from;
                if (among == null || among.get(place)) {
                    found.set(place);
                    scores[place] = scorer.score();
                }
                document = next(from + next(place + 1, among));
            }
        }

        @Override
        long cost() {
            return documents.cost();
        }
    }
}
