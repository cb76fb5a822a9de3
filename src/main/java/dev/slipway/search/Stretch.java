package dev.slipway.search;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks for something in one segment, some consecutive documents at a time: a word's documents are then read by the block and
 * their scores lie side by side, which takes a fraction of the time that going from document to document takes.
 */
abstract class Stretch {

    /** So short that what is known of it stays in the processor's nearest cache. */
    static final int LONGEST = 1_024;

    /** Which documents of the stretch that was read last are found; its first document has place 0. */
    final FixedBitSet found = new FixedBitSet(LONGEST);

    /** By the same places; 0 where nothing is found. */
    final float[] scores = new float[LONGEST];

    /** What scores no more than this is found, but never shown: its score may be less than it is. */
    float least = -1;

    /**
     * The first document from this one on that may be found; {@link org.apache.lucene.search.DocIdSetIterator#NO_MORE_DOCS}
     * if there is none. What lies before cannot be read any more.
     */
    abstract int next(int from) throws IOException;

    /**
     * @param to the document behind the last, at most {@link #LONGEST} behind the first
     * @param among by the places of this stretch: where it matters what is found; null if everywhere
     */
    abstract void read(int from, int to, @Nullable FixedBitSet among) throws IOException;

    /**
     * Where the documents that have it can be told without reading what they score, and so many have it that this pays: all of
     * them between the two. Null elsewhere. They can still be read afterwards.
     */
    @Nullable
    FixedBitSet having(int from, int to) throws IOException {
        return null;
    }

    /** What is found never scores more. */
    float most() {
        return Float.POSITIVE_INFINITY;
    }

    /** About how many documents there are to read. */
    abstract long cost();

    /** The first place from this one on that matters; {@link #LONGEST} if there is none. */
    static int next(int place, @Nullable FixedBitSet among) {
        if (among == null || place >= LONGEST) {
            return Math.min(place, LONGEST);
        }
        return Math.min(among.nextSetBit(place), LONGEST);
    }

    final void clear() {
        found.clear();
        Arrays.fill(scores, 0);
    }
}
