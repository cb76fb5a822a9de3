package dev.slipway.search;

import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
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
                        : new Supplier(stretch, segment.reader().maxDoc(), boost);
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

    private static final class Supplier extends ScorerSupplier {

        private final Stretch stretch;
        private final int end;
        private final float boost;

        Supplier(Stretch stretch, int end, float boost) {
            this.stretch = stretch;
            this.end = end;
            this.boost = boost;
        }

        @Override
        public Scorer get(long leadCost) {
            return new Found(stretch, end, boost);
        }

        @Override
        public BulkScorer bulkScorer() {
            return new Whole(stretch, boost);
        }

        @Override
        public long cost() {
            return Math.min(end, stretch.cost());
        }
    }

    /** Hands on everything that is found, a stretch at a time: no other query has a say in it. */
    private static final class Whole extends BulkScorer {

        private final Stretch stretch;
        private final float boost;
        private float score;

        Whole(Stretch stretch, float boost) {
            this.stretch = stretch;
            this.boost = boost;
        }

        @Override
        public int score(LeafCollector to, @Nullable Bits alive, int first, int end) throws IOException {
            to.setScorer(new Scorable() {
                @Override
                public float score() {
                    return score;
                }

                @Override
                public void setMinCompetitiveScore(float least) {
                    stretch.least = least / boost;
                }
            });
            int from = stretch.next(first);
            while (from < end) {
                int until = Math.min(end, from + Stretch.LONGEST);
                stretch.read(from, until, null);
                long[] bits = stretch.found.getBits();
                for (int word = 0; word < bits.length; word++) {
                    for (long left = bits[word]; left != 0; left &= left - 1) {
                        int place = (word << 6) + Long.numberOfTrailingZeros(left);
                        if (alive == null || alive.get(from + place)) {
                            score = boost * stretch.scores[place];
                            to.collect(from + place);
                        }
                    }
                }
                from = stretch.next(until);
            }
            return from;
        }

        @Override
        public long cost() {
            return stretch.cost();
        }
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
