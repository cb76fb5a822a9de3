package dev.slipway.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.PortalTest;
import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@PortalTest
@RecordApplicationEvents
class FactsTests {

    private static final SourceId SOURCE = new SourceId("facts-tests");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    Facts facts;

    @Autowired
    FactTypeReader types;

    @Autowired
    ApplicationEvents events;

    @BeforeEach
    void declareTypes() {
        declare("facts_tests.flag", "boolean");
        declare("facts_tests.number", "number");
        declare("facts_tests.list", "list");
        events.clear();
    }

    @Test
    void replacesWhatASourceStatedAndLeavesOthersAlone() {
        EntityRef ref = ref("replaced");
        facts.replace("One", Map.of(ref, List.of(fact("facts_tests.flag", true), fact("facts_tests.number", 3L))));
        facts.replace("Other", Map.of(ref, List.of(fact("facts_tests.list", List.of("a", 1L, 2.5)))));

        facts.replace("One", Map.of(ref, List.of(fact("facts_tests.number", 4.5))));

        Map<String, Fact> known = facts.of(List.of(ref), NOW).get(ref);
        assertThat(known).containsOnlyKeys("facts_tests.number", "facts_tests.list");
        assertThat(known.get("facts_tests.number").value()).isEqualTo(4.5);
        assertThat(known.get("facts_tests.list").value()).isEqualTo(List.of("a", 1L, 2.5));
    }

    @Test
    void tellsOnlyOfEntitiesOfWhichSomethingElseIsKnown() {
        EntityRef same = ref("same");
        EntityRef other = ref("other");
        facts.replace(
                "One",
                Map.of(same, List.of(fact("facts_tests.flag", true)), other, List.of(fact("facts_tests.flag", true))));
        events.clear();

        Statement later = new Statement(
                "facts_tests.flag", true, 1, NOW.plusSeconds(60), NOW.plus(Duration.ofDays(9)), List.of());
        facts.replace("One", Map.of(same, List.of(later), other, List.of(fact("facts_tests.flag", false))));

        assertThat(events.stream(FactsChanged.class)).containsExactly(new FactsChanged(List.of(other)));
        assertThat(facts.of(List.of(same), NOW)
                        .get(same)
                        .get("facts_tests.flag")
                        .observedAt())
                .isEqualTo(later.observedAt());
    }

    @Test
    void tellsWhenAStaleFactIsFreshAgain() {
        EntityRef ref = ref("stale");
        Instant past = NOW.minusSeconds(60);
        facts.state("One", ref, new Statement("facts_tests.flag", true, 1, past, past.plusSeconds(1), List.of()));
        events.clear();

        facts.state("One", ref, fact("facts_tests.flag", true));

        assertThat(events.stream(FactsChanged.class)).containsExactly(new FactsChanged(List.of(ref)));
    }

    @Test
    void letsTheFreshThenTheSurerThenTheLaterFactCount() {
        EntityRef ref = ref("counting");
        Instant end = NOW.plusSeconds(3600);
        facts.state("Stale", ref, new Statement("facts_tests.number", 1L, 1, NOW, NOW.minusSeconds(1), List.of()));
        facts.state("Guess", ref, new Statement("facts_tests.number", 2L, 0.4, NOW, end, List.of()));
        facts.state("Early", ref, new Statement("facts_tests.number", 3L, 0.9, NOW.minusSeconds(9), end, List.of()));
        facts.state("Late", ref, new Statement("facts_tests.number", 4L, 0.9, NOW, end, List.of()));

        assertThat(facts.of(List.of(ref), NOW)
                        .get(ref)
                        .get("facts_tests.number")
                        .source())
                .isEqualTo("Late");
        assertThat(facts.all(ref, NOW)).extracting(Fact::source).containsExactly("Late", "Early", "Guess", "Stale");
    }

    @Test
    void refusesWhatNoTypeDeclares() {
        EntityRef ref = ref("refused");

        assertThatThrownBy(() -> facts.state("One", ref, fact("facts_tests.nobody", true)))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("facts_tests.nobody");
        assertThatThrownBy(() -> facts.state("One", ref, fact("facts_tests.flag", "yes")))
                .isInstanceOf(UnknownFact.class)
                .hasMessageContaining("true or false");
        assertThat(facts.of(List.of(ref), NOW).get(ref)).isEmpty();
    }

    @Test
    void keepsWhatFilesHoldAndDatabasesDoNot() {
        EntityRef ref = ref("hostile");
        Evidence evidence = new Evidence("a\0b", 1, "half \uD83D pair", null, null);

        facts.state("One", ref, new Statement("facts_tests.flag", true, 1, NOW, null, List.of(evidence)));

        assertThat(facts.of(List.of(ref), NOW).get(ref).get("facts_tests.flag").evidence())
                .containsExactly(new Evidence("a\uFFFDb", 1, "half \uFFFD pair", null, null));
    }

    @Test
    void leavesTheEvidenceOutForThoseWhoOnlyJudge() {
        EntityRef ref = ref("judged");
        Evidence evidence = new Evidence("pom.xml", 3, "> 3  junit", null, null);
        facts.state("One", ref, new Statement("facts_tests.number", 7L, 0.5, NOW, null, List.of(evidence)));
        facts.state("Other", ref, new Statement("facts_tests.number", 8L, 0.9, NOW, null, List.of(evidence)));

        Fact whole = facts.of(List.of(ref), NOW).get(ref).get("facts_tests.number");
        Fact judged = facts.withoutEvidence(List.of(ref), NOW).get(ref).get("facts_tests.number");

        assertThat(whole.evidence()).containsExactly(evidence);
        assertThat(judged.evidence()).isEmpty();
        assertThat(judged).usingRecursiveComparison().ignoringFields("evidence").isEqualTo(whole);
        assertThat(judged.source()).isEqualTo("Other");
    }

    @Test
    void knowsWhatWentStaleBetweenTwoMoments() {
        EntityRef ref = ref("went-stale");
        Instant end = Instant.parse("2031-01-01T00:00:00Z");
        facts.state("One", ref, new Statement("facts_tests.flag", true, 1, NOW, end, List.of()));

        assertThat(facts.wentStale(end.minusSeconds(1), end)).containsExactly(ref);
        assertThat(facts.wentStale(end, end.plusSeconds(9))).isEmpty();
        assertThat(facts.fresh(NOW)).isPositive();
    }

    @Test
    void hidesFactsWhoseTypeIsGoneUntilItIsBack() {
        EntityRef ref = ref("hidden");
        declare("facts_tests.passing", "boolean");
        facts.state("One", ref, fact("facts_tests.passing", true));

        types.removed(SOURCE, "facts_tests.passing.yaml", "facts_tests.passing");
        assertThat(facts.of(List.of(ref), NOW).get(ref)).isEmpty();

        declare("facts_tests.passing", "boolean");
        assertThat(facts.of(List.of(ref), NOW).get(ref)).hasSize(1);
    }

    @Test
    void writesHundredsOfEntitiesAtOnce() {
        Map<EntityRef, List<Statement>> many = new HashMap<>();
        IntStream.range(0, 500)
                .forEach(n -> many.put(
                        ref("many-" + n),
                        List.of(fact("facts_tests.flag", n % 2 == 0), fact("facts_tests.number", (long) n))));

        facts.replace("Many", many);

        assertThat(events.stream(FactsChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.refs()).hasSize(500));
        assertThat(facts.of(many.keySet(), NOW).values())
                .allSatisfy(known -> assertThat(known).hasSize(2));
        facts.replace("Many", Map.of(ref("many-1"), List.of()));
        assertThat(facts.of(List.of(ref("many-1")), NOW).get(ref("many-1"))).isEmpty();
    }

    private void declare(String key, String type) {
        Map<String, Object> spec = Map.of("type", type, "meaning", "For tests.", "fresh", "7d");
        assertThat(types.read(new Declaration(
                        SOURCE, key + ".yaml", 1, "FactType", key, Map.of("name", key), spec, Map.of())))
                .isEmpty();
    }

    private static EntityRef ref(String name) {
        return new EntityRef("component", "facts-tests", name);
    }

    private static Statement fact(String key, Object value) {
        return new Statement(key, value, 1, NOW, null, List.of());
    }
}
