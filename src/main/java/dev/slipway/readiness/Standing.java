package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an entity stands by a scorecard, as it was last judged: what lists show.
 *
 * @param categories score by category; one in which nothing applies is left out
 * @param verdicts by target environment
 * @param blockers how many, by target environment and severity
 */
public record Standing(
        EntityRef entity,
        String scorecard,
        String name,
        String title,
        @Nullable String owner,
        @Nullable String system,
        @Nullable Integer tier,
        double score,
        Map<String, Double> categories,
        Map<String, Outcome> outcomes,
        Map<String, Verdict> verdicts,
        Map<String, Map<Severity, Integer>> blockers,
        Instant judgedAt) {

    public Verdict verdict(String target) {
        return verdicts.getOrDefault(target, Verdict.NO_GO);
    }

    public int blockers(String target, Severity severity) {
        return blockers.getOrDefault(target, Map.of()).getOrDefault(severity, 0);
    }
}
