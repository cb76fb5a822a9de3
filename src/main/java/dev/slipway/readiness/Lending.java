package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Questions that a scorecard may take over from another by reference, {@code production-readiness/SEC-1}: those that
 * are declared for it, not those that it has taken over itself.
 */
final class Lending {

    private final Map<String, Question> questions = new HashMap<>();

    private Lending() {}

    static Lending of(List<Declaration> scorecards, List<Declaration> sets) {
        Map<String, SourceId> homes = scorecards.stream()
                .collect(Collectors.toMap(Declaration::name, Declaration::source, (one, other) -> one));
        Lending lending = new Lending();
        for (Declaration each : sets) {
            List<Problem> flaws = new ArrayList<>();
            Standards.QuestionSet set = Standards.questionSet(each, flaws);
            if (flaws.isEmpty() && each.source().equals(homes.get(set.scorecard()))) {
                set.questions()
                        .forEach(question ->
                                lending.questions.putIfAbsent(set.scorecard() + "/" + question.id(), question));
            }
        }
        return lending;
    }

    /** As a question of a category of another scorecard, with the severities of that one's targets. */
    Optional<Question> question(String reference, String category, List<String> targets) {
        return Optional.ofNullable(questions.get(reference)).map(lent -> {
            Map<String, Severity> severity = new HashMap<>(lent.severity());
            severity.keySet().retainAll(Set.copyOf(targets));
            return new Question(
                    lent.id(),
                    category,
                    lent.ask(),
                    lent.why(),
                    lent.rule(),
                    lent.applies(),
                    lent.attest(),
                    severity,
                    lent.effort(),
                    lent.remedy(),
                    lent.playbook(),
                    lent.weight(),
                    lent.confidence(),
                    lent.from(),
                    lent.origin());
        });
    }
}
