package dev.slipway.search;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the best of what matches. Once it has as many as are asked for, it tells Lucene what a document must at least score to
 * get in, and Lucene leaves out whole blocks that cannot: most of what matches is then never scored.
 */
final class Ranking implements Collector {

    /** What still can be found, but is hardly what somebody looks for. */
    private static final List<String> PAST = List.of("superseded", "deprecated", "rejected", "orphan");

    private static final float OWN = 1.15f;
    private static final float NO_LONGER_TRUE = 0.75f;

    /** What comes with the portal speaks of services in general; who wrote of their own knows better. */
    private static final float SHIPPED = 0.75f;

    private static final float JUST_CHANGED = 1.1f;

    /** The most that a score is ever raised by, and a little more for what rounding does. */
    private static final float MOST_RAISED = JUST_CHANGED * OWN * 1.001f;

    private final FacetColumns columns;
    private final Narrowing narrowing;
    private final SearchQuery.Order order;
    private final int now;
    private final LongHeap best;
    private final int wanted;
    private final boolean[] own;
    private final boolean[] past;

    /**
     * @param own the owners whose documents the reader looks for rather than others'
     * @param wanted how many are kept, at least one
     * @param now seconds since 1970
     */
    Ranking(FacetColumns columns, Narrowing narrowing, SearchQuery.Order order, Set<String> own, int wanted, int now) {
        this.columns = columns;
        this.narrowing = narrowing;
        this.order = order;
        this.now = now;
        this.wanted = wanted;
        this.best = new LongHeap(wanted);
        this.own = columns.values(FacetColumns.OWNER).exactly(own);
        this.past = columns.values(FacetColumns.STATUS).exactly(PAST);
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

    @Override
    public ScoreMode scoreMode() {
        return order == SearchQuery.Order.BEST ? ScoreMode.TOP_SCORES : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        FacetColumns.Segment segment = columns.of(context.reader());
        int base = context.docBase;
        return new LeafCollector() {
            private @Nullable Scorable scorer;

            @Override
            public void setScorer(Scorable given) throws IOException {
                scorer = given;
                demand();
            }

            @Override
            public void collect(int document) throws IOException {
                int changed = segment.changed()[document];
                if (narrowing.isKeptOut(segment, document)
                        || narrowing.missed(segment, document, Age.of(changed, now)) != Narrowing.NOTHING) {
                    return;
                }
                int rank = scorer == null || order == SearchQuery.Order.NEWEST
                        ? changed
                        : Float.floatToIntBits(scorer.score() * recency(changed) * standing(segment, document));
                if (best.insertWithOverflow(((long) rank << 32) | (Integer.MAX_VALUE - (base + document)))) {
                    demand();
                }
            }

            private void demand() throws IOException {
                if (scorer != null && order == SearchQuery.Order.BEST && best.size() == wanted) {
                    scorer.setMinCompetitiveScore(Float.intBitsToFloat(rank(best.top())) / MOST_RAISED);
                }
            }
        };
    }

    /** At most a tenth more, for what changed today. */
    private float recency(int changed) {
        if (changed == 0) {
            return 1;
        }
        float days = Math.max(0, now - changed) / 86_400f;
        return 1 + (JUST_CHANGED - 1) / (1 + days / 60);
    }

    private float standing(FacetColumns.Segment segment, int document) {
        float standing = Narrowing.isIn(own, segment.single()[FacetColumns.OWNER][document]) ? OWN : 1;
        if (Narrowing.isIn(past, segment.single()[FacetColumns.STATUS][document])) {
            standing *= NO_LONGER_TRUE;
        }
        return segment.shipped().get(document) ? standing * SHIPPED : standing;
    }
}
