package dev.slipway.readiness;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step that an entity reaches when all that it requires is passed, and all that the steps below it require.
 *
 * @param about what it means, in a sentence
 * @param requires ids of questions, or of categories, of which then every question is meant
 */
public record Level(String name, String about, List<String> requires) {

    /**
     * How far somebody has come.
     *
     * @param level the highest that is reached; null if not even the lowest is
     * @param next the one after it; null at the top
     * @param missing what keeps it from the next: neither passed nor not applicable
     */
    public record Reached(@Nullable Level level, @Nullable Level next, List<Question> missing) {}

    public Level {
        requires = List.copyOf(requires);
    }

    /** Only a pass counts, no waiver; what does not apply hinders nobody, nor what does not count yet. */
    static Reached reached(Scorecard counting, Map<String, Outcome> outcomes) {
        Level reached = null;
        for (Level level : counting.levels()) {
            List<Question> missing = counting.questions()
                    .filter(level::requires)
                    .filter(question -> !fulfilled(outcomes.getOrDefault(question.id(), Outcome.UNPROVEN)))
                    .toList();
            if (!missing.isEmpty()) {
                return new Reached(reached, level, missing);
            }
            reached = level;
        }
        return new Reached(reached, null, List.of());
    }

    private boolean requires(Question question) {
        return requires.contains(question.id()) || requires.contains(question.category());
    }

    private static boolean fulfilled(Outcome outcome) {
        return outcome == Outcome.PASS || outcome == Outcome.NOT_APPLICABLE;
    }

    /** From the lowest up; empty if a scorecard has none. */
    static List<Level> read(Fields spec) {
        List<Level> levels = new ArrayList<>();
        if (!spec.has("levels")) {
            return levels;
        }
        Set<String> names = new HashSet<>();
        for (Fields each : spec.objects("levels", "List the levels from the lowest up, or leave “levels” out.")) {
            String name = each.text("name", "Name the level in a word, such as bronze.");
            if (!names.add(name)) {
                each.problem("name", "there are two levels " + name, "Give each level a name of its own.");
            }
            levels.add(new Level(
                    name,
                    each.text("about", "Say in a sentence what the level means."),
                    each.texts("requires", "List the ids of questions or categories that must pass.")));
            each.nothingElse();
        }
        return levels;
    }
}
