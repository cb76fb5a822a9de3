package dev.slipway.readiness;

import static dev.slipway.readiness.SampleFacts.ENTITY;
import static dev.slipway.readiness.SampleFacts.NOON;
import static dev.slipway.readiness.SampleFacts.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Refusal;
import dev.slipway.catalog.Declaration;
import dev.slipway.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhatIfTests {

    private static final Standard STANDARD = SampleStandard.compiled();

    @Test
    void addsWhatTheQuestionsAreWorthAndMayTurnTheVerdict() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.remove("rehearsal.rollback");
        facts.put("tls.min_version", SampleFacts.fact("tls.min_version", "1.1", Duration.ofDays(1)));
        Assessment now = assess(STANDARD, facts, NOON);

        WhatIf one = WhatIf.of(now, List.of("INF-4"));
        WhatIf both = WhatIf.of(now, List.of("SEC-4", "INF-4"));

        assertThat(now.ruling("production").verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(one.gain()).isEqualTo(1.0);
        assertThat(one.ruling("production").verdict()).isEqualTo(Verdict.CONDITIONAL_GO);
        assertThat(both.score()).isEqualTo(100.0);
        assertThat(both.fixed()).containsExactly("SEC-4", "INF-4");
        assertThat(both.ruling("production").verdict()).isEqualTo(Verdict.GO);
        assertThat(both.work()).isPositive();
        assertThat(WhatIf.of(now, List.of("SEC-1")).work()).isZero();
    }

    @Test
    void refusesWhatIsNotAskedHere() {
        Map<String, Object> values = SampleFacts.everythingDone(STANDARD);
        values.put("database.used", false);
        Assessment now = assess(STANDARD, SampleFacts.fresh(values), NOON);

        assertThatThrownBy(() -> WhatIf.of(now, List.of("NO-1")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has no question");
        assertThatThrownBy(() -> WhatIf.of(now, List.of("DATA-1")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not apply");
    }

    @Test
    void anAnnouncedQuestionIsJudgedAndCountsFromItsDayOn() {
        Standard announcing = announcing("'2026-12-01'");
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(announcing));
        facts.remove("docs.user_guide");

        Assessment before = assess(announcing, facts, NOON);
        Assessment after = assess(announcing, facts, Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(before.answer("DOC-5").orElseThrow().outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(before.answer("DOC-5").orElseThrow().worth()).isZero();
        assertThat(before.score()).isEqualTo(100.0);
        assertThat(before.ruling("production").blockers()).isEmpty();
        assertThat(before.staleAt()).isBeforeOrEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(after.ruling("production").blockers())
                .extracting(blocker -> blocker.question().id())
                .contains("DOC-5");
        assertThat(after.score()).isLessThan(100.0);
    }

    @Test
    void refusesADayThatIsNone() {
        assertThat(SampleStandard.problems("set.yaml", text("'next spring'")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("“next spring” is no day");
                    assertThat(problem.line()).isPositive();
                });
    }

    private static Standard announcing(String from) {
        List<Declaration> declarations = new ArrayList<>(SampleStandard.shipped());
        declarations.removeIf(declaration -> declaration.name().equals("documentation-and-support"));
        declarations.addAll(SampleStandard.read("set.yaml", text(from)));
        return Standards.compile(
                SampleStandard.assemble(declarations, SampleStandard.shippedFactTypes())
                        .scorecard(),
                1);
    }

    private static String text(String from) {
        return SampleStandard.text(
                        SampleStandard.STANDARDS.resolve("production-readiness/documentation-and-support.yaml"))
                .replace("- id: DOC-5\n", "- id: DOC-5\n      from: " + from + "\n");
    }

    private static Assessment assess(Standard standard, Map<String, Fact> facts, Instant moment) {
        return Assessor.assess(standard, SERVICE, ENTITY, facts, Map.of(), moment);
    }
}
