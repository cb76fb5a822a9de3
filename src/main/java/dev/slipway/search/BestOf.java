package dev.slipway.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Any of several ways to mean the same; the best of them counts. */
record BestOf(List<Wanted> ways) implements Wanted {

    @Override
    public Prepared prepare(Index.View view) throws IOException {
        List<Prepared> prepared = Wanted.prepare(ways, view);
        return segment -> {
            List<Stretch> known = Wanted.in(segment, prepared);
            return known.isEmpty() ? null : known.size() == 1 ? known.getFirst() : new OfWays(known);
        };
    }

    private static final class OfWays extends Stretch {

        private final Stretch[] ways;

        OfWays(List<Stretch> ways) {
            this.ways = ways.toArray(Stretch[]::new);
        }

        @Override
        int next(int from) throws IOException {
            int first = DocIdSetIterator.NO_MORE_DOCS;
            for (Stretch way : ways) {
                first = Math.min(first, way.next(from));
            }
            return first;
        }

        @Override
        void read(int from, int to, @Nullable FixedBitSet among) throws IOException {
            clear();
            for (Stretch way : ways) {
                if (way.next(from) < to) {
                    way.read(from, to, among);
                    found.or(way.found);
                    for (int place = 0; place < LONGEST; place++) {
                        scores[place] = Math.max(scores[place], way.scores[place]);
                    }
                }
            }
        }

        @Override
        long cost() {
            return Arrays.stream(ways).mapToLong(Stretch::cost).sum();
        }
    }
}
