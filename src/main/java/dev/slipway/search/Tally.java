package dev.slipway.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through everything that matches, counts the facets and offers to the ranking what no filter keeps out. What only
 * one facet's filter keeps out is counted in that facet, so that a chosen value still shows its alternatives.
 */
final class Tally implements Collector {

    private static final int MOST_VALUES = 50;

    private final Columns columns;
    private final Narrowing narrowing;
    private final Ranking ranking;
    private final int now;
    private final int[][] counts = new int[Narrowing.TAGS + 1][];
    private final long[] byAges = new long[1 << Age.values().length];
    private final int[] waiting = new int[256];
    private int waits;
    private long total;
    private boolean matched;

    /** @param now seconds since 1970 */
    Tally(Columns columns, Narrowing narrowing, Ranking ranking, int now) {
        this.ranking = ranking;
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
        return ranking.needsScores() ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        Columns.Segment segment = columns.of(context.reader());
        boolean scored = ranking.needsScores();
        return new LeafCollector() {
            private @Nullable Scorable scorer;
            private float least = -1;

            @Override
            public void setScorer(Scorable given) {
                scorer = given;
            }

            @Override
            public void collect(int document) throws IOException {
                if (narrowing.isKeptOut(segment, document)) {
                    return;
                }
                matched = true;
                if (!narrowing.takesAll() && isMissed(segment, document)) {
                    return;
                }
                total++;
                offer(document);
                waiting[waits++] = document;
                if (waits == waiting.length) {
                    countAll(segment);
                }
            }

            private void offer(int document) throws IOException {
                if (!scored || scorer == null) {
                    ranking.offer(segment, context.docBase, document, 0);
                    return;
                }
                ranking.offer(segment, context.docBase, document, scorer.score());
                if (ranking.least() > least) {
                    least = ranking.least();
                    scorer.setMinCompetitiveScore(least);
                }
            }

            @Override
            public void finish() {
                countAll(segment);
            }
        };
    }

    /** What one facet's filter alone keeps out is counted there. */
    private boolean isMissed(Columns.Segment segment, int document) {
        int ages = Age.of(segment.changed()[document], now);
        int missed = narrowing.missed(segment, document, ages);
        if (missed == Narrowing.AGES) {
            byAges[ages]++;
        } else if (missed == Narrowing.TAGS) {
            countTags(segment, document);
        } else if (missed >= 0 && missed < Narrowing.FACETS && segment.single()[missed][document] >= 0) {
            counts[missed][segment.single()[missed][document]]++;
        }
        return missed != Narrowing.NOTHING;
    }

    /** Facet by facet, so that what is counted into stays at hand. */
    private void countAll(Columns.Segment segment) {
        for (int facet = 0; facet < Narrowing.FACETS; facet++) {
            int[] column = segment.single()[facet];
            int[] count = counts[facet];
            for (int i = 0; i < waits; i++) {
                int value = column[waiting[i]];
                if (value >= 0) {
                    count[value]++;
                }
            }
        }
        for (int i = 0; i < waits; i++) {
            countTags(segment, waiting[i]);
            byAges[Age.of(segment.changed()[waiting[i]], now)]++;
        }
        waits = 0;
    }

    private void countTags(Columns.Segment segment, int document) {
        for (int i = segment.tagsFrom()[document]; i < segment.tagsFrom()[document + 1]; i++) {
            counts[Narrowing.TAGS][segment.tags()[i]]++;
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
            long count = IntStream.range(0, byAges.length)
                    .filter(bits -> (bits >>> age.ordinal() & 1) == 1)
                    .mapToLong(bits -> byAges[bits])
                    .sum();
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
