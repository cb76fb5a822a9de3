package dev.slipway.readiness.rest;

import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.Summary;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the readiness API answers, in the shapes that others build on. */
final class Bodies {

    private Bodies() {}

    record ReadinessBody(
            String entity,
            String target,
            String scorecard,
            double score,
            String band,
            String verdict,
            List<String> reasons,
            List<CategoryBody> categories,
            List<QuestionBody> questions,
            List<BlockerBody> blockers,
            Instant assessedAt,
            @Nullable Instant staleAt) {}

    /** @param score null where nothing in the category applies */
    record CategoryBody(
            String id, String title, int weight, @Nullable Double score) {}

    record QuestionBody(
            String id,
            String category,
            String ask,
            String outcome,
            String severity,
            double worth,
            @Nullable String reason,
            List<EvidenceBody> evidence) {}

    /** @param value null, with the rest, where nobody ever stated the fact; {@code state} says so */
    record EvidenceBody(
            String fact,
            @Nullable Object value,
            @Nullable String source,
            @Nullable Instant observedAt,
            @Nullable Instant validUntil,
            @Nullable String link,
            String state,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String excerpt) {}

    record BlockerBody(String question, String outcome, String severity, double worth, String effort) {}

    static ReadinessBody readiness(Assessment assessment, String target) {
        Ruling ruling = assessment.ruling(target);
        Scorecard scorecard = assessment.scorecard();
        return new ReadinessBody(
                assessment.entity().toString(),
                target,
                scorecard.name(),
                rounded(assessment.score()),
                assessment.band(),
                ruling.verdict().word(),
                ruling.reasons().stream().map(Ruling.Reason::text).toList(),
                scorecard.categories().stream()
                        .map(category -> new CategoryBody(
                                category.id(),
                                category.title(),
                                category.weight(),
                                rounded(assessment.scores().categories().get(category.id()))))
                        .toList(),
                assessment.answers().stream()
                        .map(answer -> question(answer, target))
                        .toList(),
                ruling.blockers().stream().map(Bodies::blocker).toList(),
                assessment.assessedAt(),
                assessment.staleAt());
    }

    private static QuestionBody question(Answer answer, String target) {
        return new QuestionBody(
                answer.question().id(),
                answer.question().category(),
                answer.question().ask(),
                answer.outcome().word(),
                answer.question().severityFor(target).word(),
                rounded(answer.worth()),
                answer.reason(),
                answer.grounds().stream().map(Bodies::evidence).toList());
    }

    private static EvidenceBody evidence(Ground ground) {
        Fact fact = ground.fact();
        if (fact == null) {
            return new EvidenceBody(
                    ground.key(), null, null, null, null, null, ground.state().word(), null, null, null);
        }
        var first = fact.evidence().isEmpty() ? null : fact.evidence().getFirst();
        return new EvidenceBody(
                ground.key(),
                fact.value(),
                fact.source(),
                fact.observedAt(),
                fact.validUntil(),
                first == null ? null : first.link(),
                ground.state().word(),
                first == null ? null : first.file(),
                first == null ? null : first.line(),
                first == null ? null : first.excerpt());
    }

    private static BlockerBody blocker(Blocker blocker) {
        return new BlockerBody(
                blocker.question().id(),
                blocker.outcome().word(),
                blocker.severity().word(),
                rounded(blocker.worth()),
                blocker.question().effort());
    }

    record ScorecardLine(String name, String title, String about, List<String> targets, int questions) {}

    static ScorecardLine line(Scorecard scorecard) {
        return new ScorecardLine(scorecard.name(), scorecard.title(), scorecard.about(), scorecard.targets(), (int)
                scorecard.questions().count());
    }

    record StandingsBody(
            String scorecard,
            String target,
            long total,
            double mean,
            Map<String, Long> verdicts,
            Map<String, Double> categories,
            List<MissedBody> missed,
            List<StandingBody> assessments) {}

    record MissedBody(String question, long entities, double worth) {}

    record StandingBody(
            String entity,
            String name,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            double score,
            @Nullable Double change,
            String band,
            String verdict,
            Map<String, Double> categories,
            Map<String, Integer> blockers,
            Instant judgedAt) {}

    static StandingBody standing(Standing standing, Scorecard scorecard, String target, @Nullable Double change) {
        Map<String, Integer> blockers = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            blockers.put(severity.word(), standing.blockers(target, severity));
        }
        Map<String, Double> categories = new LinkedHashMap<>();
        scorecard.categories().forEach(category -> {
            Double score = standing.categories().get(category.id());
            if (score != null) {
                categories.put(category.id(), rounded(score.doubleValue()));
            }
        });
        return new StandingBody(
                standing.entity().toString(),
                standing.name(),
                standing.owner(),
                standing.system(),
                standing.tier(),
                rounded(standing.score()),
                rounded(change),
                scorecard.band(standing.score()).name(),
                standing.verdict(target).word(),
                categories,
                blockers,
                standing.judgedAt());
    }

    static MissedBody missed(Summary.Missed missed) {
        return new MissedBody(missed.question().id(), missed.entities(), rounded(missed.worth()));
    }

    static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : rounded(value.doubleValue());
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
