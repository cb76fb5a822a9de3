package dev.slipway.readiness;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the outcomes of a scorecard's questions come to. The same outcomes come to the same.
 *
 * @param rulings by target environment, in the scorecard's order
 */
record Totals(Scores scores, Map<String, Ruling> rulings) {

    static Totals of(Scorecard scorecard, Map<String, Outcome> outcomes) {
        Scores scores = Scores.of(scorecard, outcomes);
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        for (String target : scorecard.targets()) {
            rulings.put(target, Ruling.of(scorecard, target, outcomes, scores));
        }
        return new Totals(scores, rulings);
    }
}
