package dev.slipway.search;

import static dev.slipway.search.SampleDocuments.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Leaving out what cannot get in, and counting by another query than ranking, may change nothing but the time it takes. */
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
            }
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

    @Property(tries = 300)
    void findsTheSameFewAmongAllThatMatch(@ForAll("queries") String typed, @ForAll boolean tolerant)
            throws IOException {
        index.read(view -> {
            QueryText text = QueryText.of(typed);
            QueryPlan.Plan plan = QueryPlan.of(text, view.vocabulary, MEANT, tolerant);
            Narrowing narrowing = new Narrowing(view.columns, text.filters(), text.unwanted());
            int now = (int) NOW.getEpochSecond();

            Tally tally = view.collect(plan.matching(), new Tally(view.columns, narrowing, now));
            long[] all = ranked(view, plan.ranking(), narrowing, DOCUMENTS);
            long[] few = ranked(view, plan.ranking(), narrowing, 5);

            assertThat((long) all.length).as("found and counted").isEqualTo(tally.total());
            assertThat(few).as("the best").isEqualTo(Arrays.copyOf(all, Math.min(5, all.length)));
            return null;
        });
    }

    private static long[] ranked(Index.View view, Query query, Narrowing narrowing, int wanted) throws IOException {
        Ranking ranking = new Ranking(
                view.columns, narrowing, SearchQuery.Order.BEST, Set.of("group:default/team-3"), wanted, (int)
                        NOW.getEpochSecond());
        return view.collect(query, ranking).ranked(0);
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
