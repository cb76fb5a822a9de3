package dev.slipway.search;

import java.util.List;
import java.util.Set;
import org.apache.lucene.util.LongHeap;

/** Keeps the best of what matches: by what its words score, how fresh it is, whose it is and where it stands. */
final class Ranking {

    /** What still can be found, but is hardly what somebody looks for. */
    private static final List<String> PAST = List.of("superseded", "deprecated", "rejected", "orphan");

    private static final float OWN = 1.15f;
    private static final float NO_LONGER_TRUE = 0.75f;

    /** What comes with the portal speaks of services in general; who wrote of their own knows better. */
    private static final float SHIPPED = 0.75f;

    private static final float JUST_CHANGED = 1.1f;

    /** The most that a score is ever raised by, and a little more for what rounding does. */
    private static final float MOST_RAISED = JUST_CHANGED * OWN * 1.001f;

    private final SearchQuery.Order order;
    private final int now;
    private final LongHeap best;
    private final int wanted;
    private final boolean[] own;
    private final boolean[] past;
    private float least = -1;

    /**
     * @param own the owners whose documents the reader looks for rather than others'
     * @param wanted how many are kept, at least one
     * @param now seconds since 1970
     */
    Ranking(Columns columns, SearchQuery.Order order, Set<String> own, int wanted, int now) {
        this.order = order;
        this.now = now;
        this.wanted = wanted;
        this.best = new LongHeap(wanted);
        this.own = columns.values(Columns.OWNER).exactly(own);
        this.past = columns.values(Columns.STATUS).exactly(PAST);
    }

    /** From the offset on, best first: each a document and what it was ranked by. */
    long[] ranked(int offset) {
        long[] page = new long[Math.max(0, best.size() - offset)];
        for (int place = page.length - 1; place >= 0; place--) {
            page[place] = best.pop();
        }
        return page;
    }

    static int document(long ranked) {
        return Integer.MAX_VALUE - (int) ranked;
    }

    static int rank(long ranked) {
        return (int) (ranked >>> 32);
    }

    /** Who scores no more than this is not among the best, and never will be. */
    float least() {
        return least;
    }

    boolean needsScores() {
        return order == SearchQuery.Order.BEST;
    }

    /**
     * @param document its number in the segment
     * @param score what its words score; does not count where the newest go first
     */
    void offer(Columns.Segment segment, int base, int document, float score) {
        int changed = segment.changed()[document];
        if (order == SearchQuery.Order.NEWEST) {
            keep(changed, base + document);
        } else if (score > least) {
            keep(Float.floatToIntBits(score * recency(changed) * standing(segment, document)), base + document);
        }
    }

    private void keep(int rank, int document) {
        best.insertWithOverflow(((long) rank << 32) | (Integer.MAX_VALUE - document));
        if (best.size() == wanted) {
            least = Float.intBitsToFloat(rank(best.top())) / MOST_RAISED;
        }
    }

    /** At most a tenth more, for what changed today. */
    private float recency(int changed) {
        if (changed == 0) {
            return 1;
        }
        float days = Math.max(0, now - changed) / 86_400f;
        return 1 + (JUST_CHANGED - 1) / (1 + days / 60);
    }

    private float standing(Columns.Segment segment, int document) {
        float standing = Narrowing.isIn(own, segment.single()[Columns.OWNER][document]) ? OWN : 1;
        if (Narrowing.isIn(past, segment.single()[Columns.STATUS][document])) {
            standing *= NO_LONGER_TRUE;
        }
        return segment.shipped().get(document) ? standing * SHIPPED : standing;
    }
}
