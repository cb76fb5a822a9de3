package dev.slipway.readiness.report;

import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assessment made ready to be taken along.
 *
 * @param title of the entity, for people
 * @param descriptor where the entity is declared, relative to its source; null if nowhere
 * @param line of the descriptor
 * @param types what each fact means
 * @param facts everything that counts, whether or not a question asked for it
 */
public record Report(
        String title,
        @Nullable String descriptor,
        int line,
        Assessment assessment,
        String target,
        Map<String, FactType> types,
        List<Fact> facts) {

    public Report {
        facts = List.copyOf(facts);
    }

    public static Report of(
            dev.slipway.catalog.Entity entity,
            Assessment assessment,
            String target,
            Map<String, FactType> types,
            Collection<Fact> facts) {
        assessment.ruling(target); // refuses a target that the scorecard does not know
        return new Report(
                entity.title(),
                entity.path().isEmpty() ? null : entity.path(),
                entity.line(),
                assessment,
                target,
                types,
                List.copyOf(facts));
    }

    Ruling ruling() {
        return assessment.ruling(target);
    }

    Scorecard scorecard() {
        return assessment.scorecard();
    }

    /**
     * A category in figures.
     *
     * @param score null where nothing in it applies
     * @param asked how many of its questions apply
     */
    record CategoryLine(
            Scorecard.Category category, @Nullable Double score, long asked, long passed) {

        /** As it is read: a dash where nothing applies. */
        String shown() {
            return score == null ? "–" : Ruling.shown(score);
        }
    }

    List<CategoryLine> categories() {
        return scorecard().categories().stream()
                .map(category -> {
                    List<Answer> asked = assessment.answers().stream()
                            .filter(answer -> answer.question().category().equals(category.id())
                                    && answer.outcome() != Outcome.NOT_APPLICABLE)
                            .toList();
                    return new CategoryLine(
                            category,
                            assessment.scores().categories().get(category.id()),
                            asked.size(),
                            asked.stream()
                                    .filter(answer -> answer.outcome() == Outcome.PASS)
                                    .count());
                })
                .toList();
    }
}
