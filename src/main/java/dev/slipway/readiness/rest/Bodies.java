package dev.slipway.readiness.rest;

import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Scores;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.Summary;
import dev.slipway.readiness.WhatIf;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the readiness API answers, in the shapes that others build on. */
final class Bodies {

    private Bodies() {}

    /** @param levels their names, from the lowest up */
    record ScorecardLine(
            String name,
            String title,
            String about,
            @Nullable String owner,
            Scorecard.AppliesTo appliesTo,
            List<String> targets,
            List<String> levels,
            int questions) {}

    static ScorecardLine line(Scorecard scorecard) {
        return new ScorecardLine(
                scorecard.name(),
                scorecard.title(),
                scorecard.about(),
                scorecard.owner(),
                scorecard.appliesTo(),
                scorecard.targets(),
                scorecard.levels().stream().map(Level::name).toList(),
                (int) scorecard.questions().count());
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

    /** @param hours what passing them usually takes */
    record WhatIfBody(
            String entity,
            String scorecard,
            String target,
            List<String> fixed,
            long hours,
            double gain,
            StandBody now,
            StandBody then) {}

    record StandBody(
            double score,
            String band,
            String verdict,
            List<String> reasons,
            Map<String, Double> categories,
            List<String> blockers) {}

    static WhatIfBody whatIf(WhatIf whatIf, String target) {
        Assessment now = whatIf.now();
        return new WhatIfBody(
                now.entity().toString(),
                now.scorecard().name(),
                target,
                whatIf.fixed(),
                whatIf.work().toHours(),
                rounded(whatIf.gain()),
                stand(now.scores(), now.band(), now.ruling(target)),
                stand(whatIf.scores(), whatIf.band(), whatIf.ruling(target)));
    }

    private static StandBody stand(Scores scores, String band, Ruling ruling) {
        Map<String, Double> categories = new LinkedHashMap<>();
        scores.categories().forEach((category, score) -> categories.put(category, rounded(score.doubleValue())));
        return new StandBody(
                rounded(scores.total()),
                band,
                ruling.verdict().word(),
                ruling.reasons().stream().map(Ruling.Reason::text).toList(),
                categories,
                ruling.blockers().stream()
                        .map(blocker -> blocker.question().id())
                        .toList());
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
