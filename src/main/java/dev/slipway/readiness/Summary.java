package dev.slipway.readiness;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many entities together stand by a scorecard.
 *
 * @param mean of their scores; 0 if there are none
 * @param before the mean thirty days ago of those that were judged then; null if none was
 * @param verdicts how many have each verdict for the target environment
 * @param bands how many fall into each band, in the scorecard's order
 * @param categories the mean of each category, over those to which it applies
 * @param missed the questions that most have not passed, most missed first
 */
public record Summary(
        long entities,
        double mean,
        @Nullable Double before,
        Map<Verdict, Long> verdicts,
        Map<Scorecard.Band, Long> bands,
        Map<String, Double> categories,
        List<Missed> missed) {

    /**
     * @param entities how many fail it or lack the proof
     * @param worth by how much the mean would rise if all of them passed
     */
    public record Missed(Question question, long entities, double worth) {}
}
