package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One moment at which an entity came to be judged differently.
 *
 * @param before the score until then; null if it was judged for the first time
 * @param verdicts by target environment
 */
public record Change(
        EntityRef entity,
        String scorecard,
        Instant at,
        double score,
        @Nullable Double before,
        Map<String, String> verdicts,
        List<Moved> moved) {

    /**
     * A question that came out differently.
     *
     * @param from the outcome's word; null if the question is new
     * @param cause why, in words
     */
    public record Moved(String question, @Nullable String from, String to, String cause) {}

    /** What is different, question by question, and why; {@code redefined}: the standard itself changed in between. */
    static List<Moved> between(Standing standing, Assessor after, Instant now, boolean redefined) {
        Map<String, Outcome> before = standing.outcomes();
        List<Moved> moved = new ArrayList<>(after.beganToCount(standing.judgedAt(), now).stream()
                .filter(question -> before.containsKey(question.id()))
                .map(question -> {
                    Outcome outcome = after.outcomes().getOrDefault(question.id(), Outcome.UNPROVEN);
                    return new Moved(
                            question.id(), outcome.word(), outcome.word(), "it counts from " + question.from() + " on");
                })
                .toList());
        after.outcomes().forEach((question, outcome) -> {
            Outcome old = before.get(question);
            if (outcome != old) {
                String from = old == null ? null : old.word();
                moved.add(new Moved(question, from, outcome.word(), cause(from, after.answer(question, 0), redefined)));
            }
        });
        return moved;
    }

    private static String cause(@Nullable String from, Answer answer, boolean redefined) {
        Waiver waiver = answer.waiver();
        if (waiver != null) {
            return "a waiver until " + waiver.lastDay() + " was approved by " + waiver.decidedBy();
        }
        if (Outcome.WAIVED.word().equals(from) && answer.outcome().blocks()) {
            return "its waiver ended";
        }
        List<Ground> stale = answer.grounds().stream()
                .filter(ground -> ground.state() == Ground.State.STALE)
                .toList();
        if (answer.outcome() == Outcome.UNPROVEN && !stale.isEmpty()) {
            return stale.getFirst().key() + " went stale";
        }
        if (from == null || redefined) {
            return "the standard changed";
        }
        return answer.grounds().stream()
                .filter(ground -> ground.fact() != null)
                .max(Comparator.comparing((Ground ground) -> ground.state() == Ground.State.UNMET)
                        .thenComparing(Change::observed))
                .map(ground -> ground.key() + " was stated by "
                        + (ground.fact() == null ? "nobody" : ground.fact().source()))
                .orElse("a fact was withdrawn");
    }

    private static Instant observed(Ground ground) {
        Fact fact = ground.fact();
        return fact == null ? Instant.EPOCH : fact.observedAt();
    }
}
