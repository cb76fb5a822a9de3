package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entity judged by a scorecard at one moment.
 *
 * @param staleAt when the first fact that an answer rests on goes stale; null if none does
 */
public record Assessment(
        EntityRef entity,
        Scorecard scorecard,
        Scores scores,
        List<Answer> answers,
        Instant assessedAt,
        @Nullable Instant staleAt) {

    /** The scorecard as it counts at the moment: without what is only announced. */
    public Scorecard counting() {
        return scorecard.countingOn(Assessor.day(assessedAt));
    }

    /** How far it has come, on the questions that count; nowhere if the scorecard has no levels. */
    public Level.Reached reached() {
        return scorecard.reached(outcomes(), Assessor.day(assessedAt));
    }

    public double score() {
        return scores.total();
    }

    public String band() {
        return scorecard.band(score()).name();
    }

    /** The verdict for one of the scorecard's targets, worked out for who asks. */
    public Ruling ruling(String target) {
        return ruling(target, outcomes(), scores);
    }

    /** The verdict if these were the outcomes. */
    Ruling ruling(String target, Map<String, Outcome> outcomes, Scores scores) {
        if (!scorecard.targets().contains(target)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The scorecard " + scorecard.name() + " gives no verdict for the target “" + target
                            + "”. Its targets are " + String.join(", ", scorecard.targets()) + ".");
        }
        return Ruling.of(counting(), target, outcomes, scores);
    }

    public Optional<Answer> answer(String question) {
        return answers.stream()
                .filter(answer -> answer.question().id().equals(question))
                .findFirst();
    }

    public Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        answers.forEach(answer -> outcomes.put(answer.question().id(), answer.outcome()));
        return outcomes;
    }
}
