package dev.slipway.readiness;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What outcomes add up to: a pass earns its question's share of its category, the rest earns nothing; what is not
 * applicable gives its share up to the others, a category without questions that apply gives up its whole weight.
 *
 * @param total 0 to 100, to two decimals
 * @param categories by id, 0 to 100; a category in which nothing applies is left out
 * @param worth by question: the points of the total that a pass earns; for whatever has not passed, the points it would add
 */
public record Scores(double total, Map<String, Double> categories, Map<String, Double> worth) {

    public static Scores of(Scorecard scorecard, Map<String, Outcome> outcomes) {
        double allWeight = scorecard.categories().stream()
                .filter(category -> applicable(category, outcomes) > 0)
                .mapToInt(Scorecard.Category::weight)
                .sum();
        Map<String, Double> categories = new LinkedHashMap<>();
        Map<String, Double> worth = new LinkedHashMap<>();
        double total = 0;
        for (Scorecard.Category category : scorecard.categories()) {
            int applicable = applicable(category, outcomes);
            int passed = 0;
            for (Question question : category.questions()) {
                Outcome outcome = outcomes.getOrDefault(question.id(), Outcome.UNPROVEN);
                boolean counts = outcome != Outcome.NOT_APPLICABLE;
                worth.put(
                        question.id(),
                        counts ? 100 * category.weight() * question.weight() / (allWeight * applicable) : 0);
                passed += outcome == Outcome.PASS ? question.weight() : 0;
            }
            if (applicable > 0) {
                categories.put(category.id(), 100.0 * passed / applicable);
                total += 100 * category.weight() * passed / (allWeight * applicable);
            }
        }
        return new Scores(allWeight == 0 ? 100 : Math.round(total * 100) / 100.0, categories, worth);
    }

    private static int applicable(Scorecard.Category category, Map<String, Outcome> outcomes) {
        return category.questions().stream()
                .filter(question -> outcomes.get(question.id()) != Outcome.NOT_APPLICABLE)
                .mapToInt(Question::weight)
                .sum();
    }
}
