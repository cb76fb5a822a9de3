package dev.slipway.search;

import static dev.slipway.search.SampleDocuments.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Words are read in stretches, by our own code: Lucene's queries, document by document, must find and score just the same. */
class RankingTests {

    private static final int DOCUMENTS = 3_000;
    private static final List<String> WORDS = List.of(
            "rollback",
            "ledger",
            "queue",
            "payments",
            "KubePodCrashLooping",
            "late",
            "roll",
            "back",
            "restart",
            "certificate",
            "databases",
            "mitigation",
            "consumer",
            "payments_api",
            "timeouts",
            "disk",
            "latency");
    private static final Synonyms MEANT = Synonyms.of(List.of(
            new Synonyms.Rule(List.of("slow", "late"), List.of("slow", "late", "roll back")),
            new Synonyms.Rule(List.of("crash loop"), List.of("restart"))));
    private static final Index index = library();

    private static Index library() {
        Random random = new Random(7);
        try {
            Index index = new Index(new ByteBuffersDirectory());
            for (int i = 0; i < DOCUMENTS; i++) {
                String title = sentence(random, 3);
                index.add(SearchDocument.of(
                                "d:" + i,
                                i % 3 == 0 ? "runbook" : "guide",
                                "d/" + i,
                                title,
                                "/d/" + i,
                                sentence(random, 40))
                        .keywords(List.of(sentence(random, 1)))
                        .tags(List.of("t" + i % 7))
                        .belongsTo("group:default/team-" + i % 11, null, null)
                        .status(i % 5 == 0 ? "superseded" : "accepted")
                        .changedAt(i % 4 == 0 ? null : NOW.minusSeconds(random.nextInt(40_000_000)))
                        .shipped(i % 13 == 0)
                        .build());
                if (i % 1_700 == 0) {
                    index.refresh(); // in several pieces
                }
            }
            index.remove(List.of("d:3", "d:1500", "d:2999"));
            index.refresh();
            return index;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sentence(Random random, int length) {
        return random.doubles(length)
                .mapToObj(share -> WORDS.get((int) (WORDS.size() * share * share * share)))
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 500)
    void findsAndScoresAsLucenesOwnQueriesDo(@ForAll("queries") String typed, @ForAll boolean tolerant)
            throws IOException {
        index.read(view -> {
            Query query = QueryPlan.of(QueryText.of(typed), view.vocabulary, MEANT, tolerant)
                    .query();

            Map<Integer, Float> found = scores(view, query);
            Map<Integer, Float> expected = scores(view, inLucene(query));

            assertThat(found.keySet()).isEqualTo(expected.keySet());
            expected.forEach(
                    (document, score) -> assertThat(found.get(document)).isCloseTo(score, within(score * 1e-4f)));
            return null;
        });
    }

    @Property(tries = 200)
    void findsTheSameFewAmongAllThatMatch(@ForAll("queries") String typed, @ForAll boolean tolerant)
            throws IOException {
        index.read(view -> {
            QueryText text = QueryText.of(typed);
            Query query = QueryPlan.of(text, view.vocabulary, MEANT, tolerant).query();

            long[] all = ranked(view, query, text, DOCUMENTS);
            long[] few = ranked(view, query, text, 5);

            assertThat(few).isEqualTo(Arrays.copyOf(all, Math.min(5, all.length)));
            return null;
        });
    }

    private static Map<Integer, Float> scores(Index.View view, Query query) throws IOException {
        Map<Integer, Float> scores = new TreeMap<>();
        for (ScoreDoc one : view.search(query, DOCUMENTS).scoreDocs) {
            scores.put(one.doc, one.score);
        }
        return scores;
    }

    private static Query inLucene(Query query) {
        if (query instanceof WantedQuery own) {
            return inLucene(own.wanted());
        }
        if (query instanceof BooleanQuery several) {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            several.forEach(clause -> all.add(inLucene(clause.query()), clause.occur()));
            return all.build();
        }
        return query;
    }

    private static Query inLucene(Wanted wanted) {
        return switch (wanted) {
            case Plain plain -> plain.query();
            case BestOf best ->
                new DisjunctionMaxQuery(
                        best.ways().stream().map(RankingTests::inLucene).toList(), 0);
            case InFields word -> {
                List<Query> fields = new ArrayList<>();
                SearchFields.WITH_WORDS.forEach((field, worth) -> {
                    SynonymQuery.Builder forms = new SynonymQuery.Builder(field);
                    word.forms().forEach((form, weight) -> forms.addTerm(new Term(field, form), weight));
                    fields.add(new BoostQuery(forms.build(), worth));
                });
                yield new DisjunctionMaxQuery(fields, word.others());
            }
            case AtLeast several -> {
                BooleanQuery.Builder parts = new BooleanQuery.Builder().setMinimumNumberShouldMatch(several.count());
                several.parts().forEach(part -> parts.add(inLucene(part), Occur.SHOULD));
                BooleanQuery.Builder all = new BooleanQuery.Builder().add(parts.build(), Occur.MUST);
                several.welcome().forEach(one -> all.add(inLucene(one), Occur.SHOULD));
                yield new BoostQuery(all.build(), several.worth());
            }
        };
    }

    private static long[] ranked(Index.View view, Query query, QueryText text, int wanted) throws IOException {
        int now = (int) NOW.getEpochSecond();
        Ranking ranking =
                new Ranking(view.columns, SearchQuery.Order.BEST, Set.of("group:default/team-3"), wanted, now);
        Narrowing narrowing = new Narrowing(view.columns, text.filters(), text.unwanted());
        Tally tally = view.collect(query, new Tally(view.columns, narrowing, ranking, now));
        long[] best = ranking.ranked(0);
        assertThat((long) best.length).isEqualTo(Math.min(wanted, tally.total()));
        return best;
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> word = Arbitraries.of(WORDS);
        Arbitrary<String> part = Arbitraries.oneOf(
                word,
                word,
                word.map(one -> one.substring(0, one.length() - 1) + "x"),
                word.map(one -> one.substring(0, 3) + "*"),
                word.map(one -> "-" + one),
                Combinators.combine(word, word).as((one, other) -> '"' + one + ' ' + other + '"'),
                Arbitraries.of("kind:runbook", "owner:team-3", "-tag:t2", "status:accepted", "slow", "crash loop"));
        return part.list().ofMinSize(1).ofMaxSize(5).map(parts -> String.join(" ", parts));
    }
}
