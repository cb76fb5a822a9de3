package dev.slipway.readiness;

import dev.slipway.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an entity would stand if some questions were passed, and nothing else changed.
 *
 * @param fixed ids of questions, in the scorecard's order
 * @param outcomes by question
 * @param work what passing them usually takes, as far as they are not passed yet
 */
public record WhatIf(Assessment now, List<String> fixed, Scores scores, Map<String, Outcome> outcomes, Duration work) {

    /** Refuses questions that the scorecard does not have or that do not apply. */
    public static WhatIf of(Assessment now, Collection<String> fixed) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>(now.outcomes());
        Duration work = Duration.ZERO;
        for (String id : fixed) {
            Answer answer = now.answer(id)
                    .orElseThrow(() -> new Refusal(
                            Refusal.Kind.INVALID,
                            "fixed: the scorecard " + now.scorecard().name() + " has no question “" + id + "”."));
            if (answer.outcome() == Outcome.NOT_APPLICABLE) {
                throw new Refusal(Refusal.Kind.INVALID, "fixed: " + id + " does not apply to " + now.entity() + ".");
            }
            if (outcomes.put(id, Outcome.PASS) != Outcome.PASS) {
                work = work.plus(answer.question().work());
            }
        }
        return new WhatIf(
                now,
                now.answers().stream()
                        .map(answer -> answer.question().id())
                        .filter(fixed::contains)
                        .toList(),
                Scores.of(now.counting(), outcomes),
                outcomes,
                work);
    }

    public double score() {
        return scores.total();
    }

    public String band() {
        return now.scorecard().band(score()).name();
    }

    public double gain() {
        return score() - now.score();
    }

    /** For a target environment that the assessment gives a verdict for. */
    public Ruling ruling(String target) {
        return now.ruling(target, outcomes, scores);
    }
}
