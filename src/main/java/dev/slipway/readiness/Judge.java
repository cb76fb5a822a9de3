package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.Entity;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.source.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges by declared standards, without the portal around them: the same rules, the same scores, the same verdicts. */
public final class Judge {

    private final Map<String, Standard> standards;

    private Judge(Map<String, Standard> standards) {
        this.standards = standards;
    }

    /** What is wrong with a scorecard is reported, and leaves the others alone. */
    public static Judge of(List<Declaration> declarations, Map<String, FactType> types, List<Problem> problems) {
        List<Declaration> sets = declarations.stream()
                .filter(declaration -> declaration.kind().equals(Standards.QUESTION_SET))
                .toList();
        Lending lending = Lending.of(
                declarations.stream()
                        .filter(declaration -> declaration.kind().equals(Standards.SCORECARD))
                        .toList(),
                sets);
        Map<String, Standard> standards = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            if (declaration.kind().equals(Standards.SCORECARD)) {
                List<Declaration> own = sets.stream()
                        .filter(set -> declaration.name().equals(set.spec().get("scorecard")))
                        .toList();
                Standards.Assembled assembled = Standards.assemble(declaration, own, lending, types);
                assembled.problems().values().forEach(problems::addAll);
                Scorecard scorecard = assembled.scorecard();
                if (scorecard != null) {
                    standards.put(scorecard.name(), Standards.compile(scorecard, 0));
                }
            }
        }
        return new Judge(standards);
    }

    public List<String> scorecards() {
        return List.copyOf(standards.keySet());
    }

    public Optional<Scorecard> scorecard(String name) {
        return Optional.ofNullable(standards.get(name)).map(Standard::scorecard);
    }

    /** No waivers: they are the portal's, not the checkout's. */
    public Assessment assess(String scorecard, Entity entity, Map<String, Fact> facts, Instant moment) {
        Standard standard = standards.get(scorecard);
        if (standard == null) {
            throw new IllegalArgumentException("no scorecard is called " + scorecard);
        }
        return Assessor.assess(standard, entity, facts, Map.of(), moment);
    }
}
