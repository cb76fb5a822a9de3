package dev.slipway.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * So many of several things; what counts is the sum of those that are found.
 *
 * @param count at least one, at most as many as there are parts
 * @param welcome what nothing needs to have, but counts where it is found besides
 * @param worth what all of it is multiplied by
 */
record AtLeast(int count, List<Wanted> parts, List<Wanted> welcome, float worth) implements Wanted {

    @Override
    public Prepared prepare(Index.View view) throws IOException {
        List<Prepared> wanted = Wanted.prepare(parts, view);
        List<Prepared> besides = Wanted.prepare(welcome, view);
        return segment -> {
            List<Stretch> known = Wanted.in(segment, wanted);
            return known.size() < count ? null : new OfParts(count, known, Wanted.in(segment, besides), worth);
        };
    }

    private static final class OfParts extends Stretch {

        private final int count;
        private final Stretch[] parts;
        private final Stretch[] welcome;
        private final float worth;
        private final int[] nexts;
        private final Stretch[] here; // what was read of this stretch
        private final byte[] counts = new byte[LONGEST];
        private int known;

        OfParts(int count, List<Stretch> parts, List<Stretch> welcome, float worth) {
            this.count = count;
            this.parts = parts.toArray(Stretch[]::new);
            this.welcome = welcome.toArray(Stretch[]::new);
            this.worth = worth;
            this.nexts = new int[parts.size()];
            this.here = new Stretch[parts.size() + welcome.size()];
            Arrays.sort(this.parts, Comparator.comparingLong(Stretch::cost));
        }

        @Override
        int next(int from) throws IOException {
            for (int i = 0; i < parts.length; i++) {
                nexts[i] = parts[i].next(from);
            }
            Arrays.sort(nexts);
            return nexts[count - 1]; // no earlier document can have so many
        }

        @Override
        void read(int from, int to, @Nullable FixedBitSet among) throws IOException {
            clear();
            known = 0;
            readParts(from, to, among);
            if (known < count) {
                found.clear();
            }
            for (int i = 0; i < welcome.length && known >= count; i++) {
                read(welcome[i], from, to, found);
            }
            long[] bits = found.getBits();
            for (int word = 0; word < bits.length; word++) {
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    int place = (word << 6) + Long.numberOfTrailingZeros(left);
                    float sum = 0;
                    for (int i = 0; i < known; i++) {
                        sum += here[i].scores[place];
                    }
                    scores[place] = sum * worth;
                }
            }
        }

        /**
         * What is found has at least one of the rarest parts, however the others fall, so that these need to be looked for only
         * where one of them is.
         */
        private void readParts(int from, int to, @Nullable FixedBitSet among) throws IOException {
            int rarest = parts.length - count + 1;
            for (int i = 0; i < rarest; i++) {
                if (read(parts[i], from, to, among)) {
                    found.or(parts[i].found);
                }
            }
            if (count == parts.length) {
                for (int i = rarest; i < parts.length && known == i; i++) {
                    if (read(parts[i], from, to, found)) {
                        found.and(parts[i].found);
                    }
                }
            } else if (count > 1) {
                for (int i = rarest; i < parts.length; i++) {
                    read(parts[i], from, to, found);
                }
                found.clear();
                Arrays.fill(counts, (byte) 0);
                for (int i = 0; i < known; i++) {
                    count(here[i].found);
                }
            }
        }

        /** False if there is nothing of it. */
        private boolean read(Stretch one, int from, int to, @Nullable FixedBitSet among) throws IOException {
            int first = next(0, among);
            if (first == LONGEST || one.next(from + first) >= to) {
                return false;
            }
            one.read(from, to, among);
            here[known++] = one;
            return true;
        }

        private void count(FixedBitSet has) {
            long[] bits = has.getBits();
            for (int word = 0; word < bits.length; word++) {
                for (long left = bits[word]; left != 0; left &= left - 1) {
                    int place = (word << 6) + Long.numberOfTrailingZeros(left);
                    if (++counts[place] == count) {
                        found.set(place);
                    }
                }
            }
        }

        @Override
        long cost() {
            return Arrays.stream(parts).mapToLong(Stretch::cost).sum();
        }
    }
}
