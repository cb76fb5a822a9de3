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
 * Goes once through everything that matches and counts the facets, without scoring. What only one facet's filter keeps out
 * is counted in that facet, so that a chosen value still shows its alternatives.
 */
final class Tally implements Collector {

    private static final int MOST_VALUES = 50;

    private final FacetColumns columns;
    private final Narrowing narrowing;
    private final int now;
    private final int[][] counts = new int[Narrowing.TAGS + 1][];
    private final long[] ageCounts = new long[Age.values().length];
    private long total;
    private boolean matched;

    /** @param now seconds since 1970 */
    Tally(FacetColumns columns, Narrowing narrowing, int now) {
        this.columns = columns;
        this.narrowing = narrowing;
        this.now = now;
        for (int facet = 0; facet < counts.length; facet++) {
            counts[facet] = new int[columns.values(facet).size()];
        }
    }

    long total() {
        return total;
    }

    /** Whether the words were found at all, whatever the facets keep out. */
    boolean matched() {
        return matched;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        FacetColumns.Segment segment = columns.of(context.reader());
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {
                // nothing is scored
            }

            @Override
            public void collect(int document) {
                if (narrowing.isKeptOut(segment, document)) {
                    return;
                }
                matched = true;
                int ages = Age.of(segment.changed()[document], now);
                int missed = narrowing.missed(segment, document, ages);
                if (missed != Narrowing.SEVERAL) {
                    count(segment, document, ages, missed);
                }
                if (missed == Narrowing.NOTHING) {
                    total++;
                }
            }
        };
    }

    private void count(FacetColumns.Segment segment, int document, int ages, int missed) {
        for (int facet = 0; facet < Narrowing.FACETS; facet++) {
            int value = segment.single()[facet][document];
            if (value >= 0 && (missed < 0 || missed == facet)) {
                counts[facet][value]++;
            }
        }
        if (missed < 0 || missed == Narrowing.TAGS) {
            for (int i = segment.tagsFrom()[document]; i < segment.tagsFrom()[document + 1]; i++) {
                counts[Narrowing.TAGS][segment.tags()[i]]++;
            }
        }
        if (missed < 0 || missed == Narrowing.AGES) {
            for (int age = 0; age < ageCounts.length; age++) {
                ageCounts[age] += (ages >>> age) & 1;
            }
        }
    }

    /** Each facet's values that occur, the most frequent first; a wanted one always; ages from young to old. */
    Map<String, List<SearchResults.Count>> facets() {
        Map<String, List<SearchResults.Count>> all = new LinkedHashMap<>();
        for (int facet = 0; facet < counts.length; facet++) {
            all.put(Narrowing.name(facet), most(columns.values(facet), counts[facet], narrowing.wanted(facet)));
        }
        List<SearchResults.Count> ages = new ArrayList<>();
        for (Age age : Age.values()) {
            long count = ageCounts[age.ordinal()];
            if (count > 0 || narrowing.wanted(age)) {
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
