package dev.slipway.readiness;

import static dev.slipway.readiness.SampleFacts.ENTITY;
import static dev.slipway.readiness.SampleFacts.NOON;
import static dev.slipway.readiness.SampleFacts.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessorTests {

    private static final Standard STANDARD = SampleStandard.compiled();

    @Test
    void lacksEveryProofWhereNothingIsKnown() {
        Assessment assessment = assess(Map.of());

        assertThat(assessment.score()).isZero();
        assertThat(assessment.outcomes().values()).containsOnly(Outcome.UNPROVEN);
        assertThat(assessment.ruling("production").verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(answer(assessment, "DATA-1").reason())
                .isEqualTo("Nobody has stated database.used, database.backup_schedule, backup.restored.");
        assertThat(assessment.staleAt()).isNull();
    }

    @Test
    void isAHundredWhereEverythingIsDone() {
        Assessment assessment = assess(SampleFacts.fresh(SampleFacts.everythingDone(STANDARD)));

        assertThat(assessment.answers())
                .allSatisfy(answer -> assertThat(answer.outcome())
                        .as("%s %s", answer.question().id(), answer.reason())
                        .isEqualTo(Outcome.PASS));
        assertThat(assessment.score()).isEqualTo(100.0);
        assertThat(assessment.band()).isEqualTo("ready, comprehensive");
        assertThat(assessment.ruling("production").verdict()).isEqualTo(Verdict.GO);
        assertThat(assessment.staleAt()).isEqualTo(NOON.plus(Duration.ofDays(7)));
    }

    @Test
    void losesTheWorthOfAFactThatWentStale() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.put("rehearsal.rollback", SampleFacts.fact("rehearsal.rollback", true, Duration.ZERO));

        Assessment assessment = assess(facts);

        Answer answer = answer(assessment, "INF-4");
        assertThat(answer.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(answer.reason()).isEqualTo("No longer counts: rehearsal.rollback.");
        assertThat(assessment.score()).isEqualTo(99.0);
        assertThat(answer.worth()).isCloseTo(1.0, within(0.001));
        assertThat(assessment.ruling("production").verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(assessment.ruling("production").reasons().getFirst().text()).isEqualTo("1 critical blocker: INF-4.");
        assertThat(assessment.ruling("staging").verdict()).isEqualTo(Verdict.GO);
    }

    @Test
    void takesAHintForNoProof() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.put("docs.user_guide", guess(SampleFacts.fact("docs.user_guide", true, Duration.ofDays(7)), 0.4));
        facts.put("api.documented", guess(SampleFacts.fact("api.documented", true, Duration.ofDays(7)), 0.7));

        Assessment assessment = assess(facts);

        Answer hinted = answer(assessment, "DOC-5");
        assertThat(hinted.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(hinted.reason()).isEqualTo("Only a hint, no proof: docs.user_guide.");
        assertThat(hinted.grounds().getFirst().state()).isEqualTo(Ground.State.HINT);
        assertThat(answer(assessment, "DOC-1").outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void asksForAsMuchProofAsTheQuestionSays() {
        Map<String, Fact> facts =
                Map.of("docs.user_guide", guess(SampleFacts.fact("docs.user_guide", true, Duration.ofDays(7)), 0.8));

        assertThat(outcome(0.9, facts)).isEqualTo(Outcome.UNPROVEN);
        assertThat(outcome(0.8, facts)).isEqualTo(Outcome.PASS);
        assertThat(SampleStandard.problems("set.yaml", asking(2)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("must be a number from 0 to 1"));
    }

    private static Outcome outcome(double confidence, Map<String, Fact> facts) {
        List<Declaration> declarations = new ArrayList<>(SampleStandard.shipped());
        declarations.removeIf(declaration -> declaration.name().equals("documentation-and-support"));
        declarations.addAll(SampleStandard.read("set.yaml", asking(confidence)));
        Scorecard scorecard = SampleStandard.assemble(declarations, SampleStandard.shippedFactTypes())
                .scorecard();
        Assessment assessment =
                Assessor.assess(Standards.compile(scorecard, 1), SERVICE, ENTITY, facts, Map.of(), NOON);
        return answer(assessment, "DOC-5").outcome();
    }

    private static String asking(double confidence) {
        return SampleStandard.text(
                        SampleStandard.STANDARDS.resolve("production-readiness/documentation-and-support.yaml"))
                .replace("- id: DOC-5\n", "- id: DOC-5\n      confidence: " + confidence + "\n");
    }

    private static Fact guess(Fact fact, double confidence) {
        return new Fact(
                fact.entity(),
                fact.key(),
                fact.value(),
                fact.source(),
                confidence,
                fact.observedAt(),
                fact.validUntil(),
                fact.evidence());
    }

    @Test
    void saysWhichFactFailed() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.put("tls.min_version", SampleFacts.fact("tls.min_version", "1.1", Duration.ofDays(1)));

        Assessment assessment = assess(facts);

        Answer answer = answer(assessment, "SEC-4");
        assertThat(answer.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(answer.grounds())
                .filteredOn(ground -> ground.state() == Ground.State.UNMET)
                .singleElement()
                .satisfies(ground -> assertThat(ground.key()).isEqualTo("tls.min_version"));
        assertThat(assessment.staleAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(assessment.ruling("production").verdict()).isEqualTo(Verdict.CONDITIONAL_GO);
    }

    @Test
    void leavesOutWhatDoesNotApply() {
        Map<String, Object> values = SampleFacts.everythingDone(STANDARD);
        values.put("database.used", false);
        values.put("web.user_interface", false);

        Assessment assessment = assess(SampleFacts.fresh(values));

        assertThat(answer(assessment, "DATA-1").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(answer(assessment, "UX-2").outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(assessment.score()).isEqualTo(100.0);
        assertThat(assessment.scores().categories()).doesNotContainKey("DATA");
    }

    @Test
    void doesNotFailWhatPerhapsDoesNotApply() {
        Map<String, Object> values = new HashMap<>(SampleFacts.everythingDone(STANDARD));
        values.remove("database.used");
        values.put("database.connection_pool", false);

        Answer answer = answer(assess(SampleFacts.fresh(values)), "DATA-4");

        assertThat(answer.outcome()).isEqualTo(Outcome.UNPROVEN);
        assertThat(answer.reason()).isEqualTo("Nobody has stated database.used.");
    }

    @Test
    void aWaiverTakesTheBlockerButGivesNoPoints() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.remove("rehearsal.rollback");

        Assessment assessment = Assessor.assess(
                STANDARD, SERVICE, ENTITY, facts, Map.of("INF-4", waiver("INF-4"), "SEC-1", waiver("SEC-1")), NOON);

        assertThat(answer(assessment, "INF-4").outcome()).isEqualTo(Outcome.WAIVED);
        assertThat(answer(assessment, "SEC-1").outcome()).isEqualTo(Outcome.PASS);
        assertThat(assessment.score()).isEqualTo(99.0);
        assertThat(assessment.ruling("production").blockers()).isEmpty();
        assertThat(assessment.ruling("production").verdict()).isEqualTo(Verdict.GO);
    }

    private static Waiver waiver(String question) {
        return new Waiver(
                7,
                "production-readiness",
                SERVICE,
                question,
                "The rehearsal room is being rebuilt.",
                "We roll back by hand, two of us.",
                "tomasz",
                NOON.minusSeconds(600),
                LocalDate.of(2026, 11, 19),
                Waiver.State.APPROVED,
                "ilse");
    }

    @Test
    void isJudgedAgainWhenItsWaiverEnds() {
        Map<String, Fact> facts = SampleFacts.fresh(SampleFacts.everythingDone(STANDARD));
        facts.remove("rehearsal.rollback");

        Assessment assessment =
                Assessor.assess(STANDARD, SERVICE, ENTITY, facts, Map.of("INF-4", waiver("INF-4")), NOON);

        assertThat(assessment.staleAt()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(answer(assessment, "INF-4").waiver()).isEqualTo(waiver("INF-4"));
    }

    @Test
    void ordersBlockersByWorth() {
        Assessment assessment = assess(Map.of());

        assertThat(assessment.ruling("production").blockers())
                .extracting(Blocker::worth)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    private static Assessment assess(Map<String, Fact> facts) {
        return Assessor.assess(STANDARD, SERVICE, ENTITY, facts, Map.of(), NOON);
    }

    private static Answer answer(Assessment assessment, String question) {
        return assessment.answers().stream()
                .filter(answer -> answer.question().id().equals(question))
                .findFirst()
                .orElseThrow();
    }
}
