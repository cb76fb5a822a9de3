package dev.slipway.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** What is wanted, as a query of Lucene's, so that it can be combined with others. */
final class WantedQuery extends Query {

    private final Wanted wanted;

    WantedQuery(Wanted wanted) {
        this.wanted = wanted;
    }

    Wanted wanted() {
        return wanted;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Wanted.Prepared prepared = wanted.prepare((Index.View) searcher);
        return new Weight(this) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                Stretch stretch = prepared.in(segment);
                return stretch == null
                        ? null
                        : new DefaultScorerSupplier(
                                new Found(stretch, segment.reader().maxDoc(), boost));
            }

            @Override
            public Explanation explain(LeafReaderContext segment, int document) throws IOException {
                Scorer scorer = scorer(segment);
                return scorer != null && scorer.iterator().advance(document) == document
                        ? Explanation.match(scorer.score(), WantedQuery.this.toString())
                        : Explanation.noMatch(WantedQuery.this.toString());
            }

            @Override
            public boolean isCacheable(LeafReaderContext segment) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return wanted.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WantedQuery same && wanted.equals(same.wanted);
    }

    @Override
    public int hashCode() {
        return Objects.hash(WantedQuery.class, wanted);
    }

    /** Goes from document to document through one stretch after the other. */
    private static final class Found extends Scorer {

        private final Stretch stretch;
        private final int end;
        private final float boost;
        private int from;
        private int to;
        private int document = -1;

        Found(Stretch stretch, int end, float boost) {
            this.stretch = stretch;
            this.end = end;
            this.boost = boost;
        }

        @Override
        public int docID() {
            return document;
        }

        @Override
        public float score() {
            return boost * stretch.scores[document - from];
        }

        /** Nothing is left out for its score: all of it is counted. */
        @Override
        public float getMaxScore(int upTo) {
            return Float.MAX_VALUE;
        }

        @Override
        public DocIdSetIterator iterator() {
            return new DocIdSetIterator() {
                @Override
                public int docID() {
                    return document;
                }

                @Override
                public int nextDoc() throws IOException {
                    return advance(document + 1);
                }

                @Override
                public int advance(int target) throws IOException {
                    int place = target < to ? nextFound(target - from) : NO_MORE_DOCS;
                    int start = Math.max(target, to);
                    while (place == NO_MORE_DOCS) {
                        from = stretch.next(start);
                        if (from >= end) {
                            to = from;
                            return document = NO_MORE_DOCS;
                        }
                        to = Math.min(end, from + Stretch.LONGEST);
                        stretch.read(from, to, null);
                        place = nextFound(0);
                        start = to;
                    }
                    return document = from + place;
                }

                @Override
                public long cost() {
                    return Math.min(end, stretch.cost());
                }
            };
        }

        private int nextFound(int place) {
            return place < Stretch.LONGEST ? stretch.found.nextSetBit(place) : DocIdSetIterator.NO_MORE_DOCS;
        }
    }
}
