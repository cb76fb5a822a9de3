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

    private static final FixedBitSet NOTHING = new FixedBitSet(Stretch.LONGEST);

    private static final class OfParts extends Stretch {

        private final int count;
        private final Stretch[] parts;
        private final Stretch[] welcome;
        private final float worth;
        private final int[] nexts;
        private final Stretch[] here; // what was read of this stretch
        private final Stretch[] later; // what was looked for, but is read only where its score counts
        private final FixedBitSet promising = new FixedBitSet(LONGEST);
        private final FixedBitSet[] byCount; // the documents that have at least so many parts
        private int known;
        private int put; // of those, in the stretch that is read

        OfParts(int count, List<Stretch> parts, List<Stretch> welcome, float worth) {
            this.count = count;
            this.parts = parts.toArray(Stretch[]::new);
            this.welcome = welcome.toArray(Stretch[]::new);
            this.worth = worth;
            this.nexts = new int[parts.size()];
            this.here = new Stretch[parts.size() + welcome.size()];
            this.later = new Stretch[parts.size()];
            this.byCount = new FixedBitSet[count + 1];
            for (int having = 0; having <= count; having++) {
                byCount[having] = new FixedBitSet(LONGEST);
            }
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
            put = 0;
            readParts(from, to, among);
            if (found.scanIsEmpty()) {
                return;
            }
            for (Stretch one : welcome) {
                read(one, from, to, found);
            }
            add();
            if (put > 0) {
                addLater(from, to);
            }
        }

        private void add() {
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

        /** Where what was put off may bring a document among those that are shown. */
        private void addLater(int from, int to) throws IOException {
            float most = 0;
            for (int i = 0; i < put; i++) {
                most += worth * later[i].most();
            }
            promising.clear();
            for (int place = found.nextSetBit(0); place < LONGEST; place = next(place + 1, found)) {
                if (scores[place] + most > least) {
                    promising.set(place);
                }
            }
            for (int i = 0; i < put; i++) {
                Stretch one = later[i];
                int first = next(0, promising);
                if (first < LONGEST && one.next(from + first) < to) {
                    one.read(from, to, promising);
                    for (int place = next(0, one.found); place < LONGEST; place = next(place + 1, one.found)) {
                        scores[place] += worth * one.scores[place];
                    }
                }
            }
        }

        /** Looks for each part only where so many of the rarer ones are that enough may come together yet. */
        private void readParts(int from, int to, @Nullable FixedBitSet among) throws IOException {
            for (FixedBitSet one : byCount) {
                one.clear();
            }
            for (int i = 0; i < parts.length; i++) {
                int needed = count - (parts.length - i);
                if (needed > 0 && byCount[needed].scanIsEmpty()) {
                    return;
                }
                FixedBitSet has = needed > 0
                        ? having(parts[i], from, to, byCount[needed])
                        : read(parts[i], from, to, among) ? parts[i].found : NOTHING;
                for (int had = Math.min(i, count - 1); had > 0; had--) {
                    addBoth(byCount[had + 1], byCount[had], has);
                }
                byCount[1].or(has);
            }
            found.or(byCount[count]);
        }

        private static void addBoth(FixedBitSet to, FixedBitSet one, FixedBitSet other) {
            long[] bits = to.getBits();
            long[] first = one.getBits();
            long[] second = other.getBits();
            for (int word = 0; word < bits.length; word++) {
                bits[word] |= first[word] & second[word];
            }
        }

        private FixedBitSet having(Stretch part, int from, int to, FixedBitSet where) throws IOException {
            FixedBitSet has = part.having(from, to);
            if (has != null) {
                later[put++] = part;
                return has;
            }
            return read(part, from, to, where) ? part.found : NOTHING;
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

        @Override
        long cost() {
            return Arrays.stream(parts).mapToLong(Stretch::cost).sum();
        }
    }
}
