package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through everything that matches: keeps the best, counts the facets. What only one facet's filter keeps out is
 * counted in that facet, so that a chosen value still shows its alternatives.
 */
final class Tally implements Collector {

    private static final int FACETS = FacetColumns.SINGLE.length;
    private static final int TAGS = FACETS;
    private static final int AGES = FACETS + 1;
    private static final int MOST_VALUES = 50;

    /** What still can be found, but is hardly what somebody looks for. */
    private static final List<String> PAST = List.of("superseded", "deprecated", "rejected", "orphan");

    private static final float OWN = 1.15f;
    private static final float NO_LONGER_TRUE = 0.75f;

    /** What comes with the portal speaks of services in general; who wrote of their own knows better. */
    private static final float SHIPPED = 0.75f;

    private final FacetColumns columns;
    private final SearchQuery.Order order;
    private final int now;
    private final LongHeap best;

    private final boolean[] @Nullable [] wanted = new boolean[FACETS + 1][];
    private final boolean[] @Nullable [] keptOut = new boolean[FACETS + 1][];
    private boolean keepsOut;
    private final int[][] counts = new int[FACETS + 1][];
    private final int wantedAges;
    private final long[] ageCounts = new long[Age.values().length];
    private final Map<String, List<String>> filters;
    private final boolean[] own;
    private final boolean[] past;
    private long total;
    private boolean matched;

    /** Made after the columns of every segment were read, so that no value comes up that has no place to be counted in. */
    Tally(
            FacetColumns columns,
            SearchQuery query,
            Map<String, List<String>> filters,
            Map<String, List<String>> unwanted,
            int now) {
        this.columns = columns;
        this.order = query.order();
        this.now = now;
        this.filters = filters;
        this.own = columns.values(FacetColumns.OWNER).exactly(query.own());
        this.past = columns.values(FacetColumns.STATUS).exactly(PAST);
        this.best = new LongHeap(Math.max(1, query.offset() + query.limit()));
        for (int facet = 0; facet <= TAGS; facet++) {
            FacetValues values = facet == TAGS ? columns.tags() : columns.values(facet);
            List<String> given = given(facet == TAGS ? SearchFields.TAG : FacetColumns.SINGLE[facet]);
            wanted[facet] = given.isEmpty() ? null : values.wanted(given);
            List<String> out =
                    unwanted.getOrDefault(facet == TAGS ? SearchFields.TAG : FacetColumns.SINGLE[facet], List.of());
            keptOut[facet] = out.isEmpty() ? null : values.wanted(out);
            keepsOut |= !out.isEmpty();
            counts[facet] = new int[values.size()];
        }
        List<String> ages = given("age");
        wantedAges = ages.isEmpty() ? -1 : Age.wanted(ages);
    }

    private List<String> given(String facet) {
        return filters.getOrDefault(facet, List.of());
    }

    long total() {
        return total;
    }

    /** Whether the words were found at all, whatever the facets keep out. */
    boolean matched() {
        return matched;
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
        return order == SearchQuery.Order.BEST ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        FacetColumns.Segment segment = columns.of(context.reader());
        int base = context.docBase;
        return new LeafCollector() {
            private @Nullable Scorable scorer;

            @Override
            public void setScorer(Scorable given) {
                scorer = given;
            }

            @Override
            public void collect(int document) throws IOException {
                if (keepsOut && isKeptOut(segment, document)) {
                    return;
                }
                matched = true;
                int ages = Age.of(segment.changed()[document], now);
                int missed = missed(segment, document, ages);
                if (missed == AGES + 1) {
                    return;
                }
                count(segment, document, ages, missed);
                if (missed < 0) {
                    total++;
                    int changed = segment.changed()[document];
                    int rank = scorer == null || order == SearchQuery.Order.NEWEST
                            ? changed
                            : Float.floatToIntBits(scorer.score() * recency(changed) * standing(segment, document));
                    best.insertWithOverflow(((long) rank << 32) | (Integer.MAX_VALUE - (base + document)));
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
        return 1 + 0.1f / (1 + days / 60);
    }

    private float standing(FacetColumns.Segment segment, int document) {
        float standing = isIn(own, segment.single()[FacetColumns.OWNER][document]) ? OWN : 1;
        if (isIn(past, segment.single()[FacetColumns.STATUS][document])) {
            standing *= NO_LONGER_TRUE;
        }
        return segment.shipped().get(document) ? standing * SHIPPED : standing;
    }

    private boolean isKeptOut(FacetColumns.Segment segment, int document) {
        for (int facet = 0; facet < FACETS; facet++) {
            boolean[] values = keptOut[facet];
            if (values != null && isIn(values, segment.single()[facet][document])) {
                return true;
            }
        }
        boolean[] tags = keptOut[TAGS];
        return tags != null && anyIsIn(tags, segment, document);
    }

    /** The facet whose filter keeps the document out; -1 if none does, a number behind the last if several do. */
    private int missed(FacetColumns.Segment segment, int document, int ages) {
        int missed = -1;
        for (int facet = 0; facet < FACETS; facet++) {
            boolean[] values = wanted[facet];
            if (values != null && !isIn(values, segment.single()[facet][document])) {
                if (missed >= 0) {
                    return AGES + 1;
                }
                missed = facet;
            }
        }
        boolean[] tags = wanted[TAGS];
        if (tags != null && !anyIsIn(tags, segment, document)) {
            if (missed >= 0) {
                return AGES + 1;
            }
            missed = TAGS;
        }
        if (wantedAges != -1 && (ages & wantedAges) == 0) {
            return missed >= 0 ? AGES + 1 : AGES;
        }
        return missed;
    }

    private static boolean isIn(boolean[] values, int value) {
        return value >= 0 && value < values.length && values[value];
    }

    private static boolean anyIsIn(boolean[] values, FacetColumns.Segment segment, int document) {
        for (int i = segment.tagsFrom()[document]; i < segment.tagsFrom()[document + 1]; i++) {
            if (isIn(values, segment.tags()[i])) {
                return true;
            }
        }
        return false;
    }

    private void count(FacetColumns.Segment segment, int document, int ages, int missed) {
        for (int facet = 0; facet < FACETS; facet++) {
            int value = segment.single()[facet][document];
            if (value >= 0 && (missed < 0 || missed == facet)) {
                counts[facet][value]++;
            }
        }
        if (missed < 0 || missed == TAGS) {
            for (int i = segment.tagsFrom()[document]; i < segment.tagsFrom()[document + 1]; i++) {
                counts[TAGS][segment.tags()[i]]++;
            }
        }
        if (missed < 0 || missed == AGES) {
            for (int age = 0; age < ageCounts.length; age++) {
                ageCounts[age] += (ages >>> age) & 1;
            }
        }
    }

    /** Each facet's values that occur, the most frequent first; a wanted one always; ages from young to old. */
    Map<String, List<SearchResults.Count>> facets() {
        Map<String, List<SearchResults.Count>> all = new LinkedHashMap<>();
        for (int facet = 0; facet < FACETS; facet++) {
            all.put(FacetColumns.SINGLE[facet], most(columns.values(facet), counts[facet], wanted[facet]));
        }
        all.put(SearchFields.TAG, most(columns.tags(), counts[TAGS], wanted[TAGS]));
        List<SearchResults.Count> ages = new ArrayList<>();
        for (Age age : Age.values()) {
            long count = ageCounts[age.ordinal()];
            if (count > 0 || (wantedAges != -1 && (wantedAges & (1 << age.ordinal())) != 0)) {
                ages.add(new SearchResults.Count(age.word(), count));
            }
        }
        all.put("age", ages);
        return all;
    }

    private static List<SearchResults.Count> most(FacetValues values, int[] counts, boolean @Nullable [] wanted) {
        LongHeap most = new LongHeap(MOST_VALUES);
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] > 0) {
                most.insertWithOverflow(((long) counts[value] << 32) | (Integer.MAX_VALUE - value));
            }
        }
        List<SearchResults.Count> all = new ArrayList<>(most.size());
        boolean[] given = wanted == null ? new boolean[0] : Arrays.copyOf(wanted, wanted.length);
        while (most.size() > 0) {
            long one = most.pop();
            int value = Integer.MAX_VALUE - (int) one;
            if (value < given.length) {
                given[value] = false;
            }
            all.add(new SearchResults.Count(values.value(value), one >>> 32));
        }
        for (int value = 0; value < given.length; value++) {
            if (given[value]) {
                all.add(new SearchResults.Count(values.value(value), counts[value]));
            }
        }
        all.sort(Comparator.comparingLong(SearchResults.Count::count)
                .reversed()
                .thenComparing(SearchResults.Count::value));
        return all;
    }
}
