package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.Declared;
import dev.slipway.facts.DeclaredFacts;
import dev.slipway.facts.FactType;
import dev.slipway.source.FileTree;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A standard as somebody handed it in: put together with what is stored, as if its files had been changed.
 *
 * @param standard null if it does not hold together
 */
record PostedStandard(@Nullable Standard standard, List<Problem> problems) {

    static final String PATH = "posted.yaml";

    private static final SourceId POSTED = new SourceId("posted");
    private static final int LARGEST = 500_000;

    static PostedStandard of(String yaml, StandardRepository repository, Map<String, FactType> known, Instant moment) {
        if (yaml.length() > LARGEST) {
            throw new Refusal(Refusal.Kind.INVALID, "This is larger than a standard may be. Hand in fewer files.");
        }
        Declared declared = Declared.in(POSTED, new One(yaml), moment);
        List<Problem> problems = new ArrayList<>(declared.problems());
        Map<String, FactType> types = new HashMap<>(known);
        types.putAll(DeclaredFacts.types(declared.declarations(), problems));
        List<Declaration> sets = of(declared, Standards.QUESTION_SET);
        if (!problems.isEmpty()) {
            return new PostedStandard(null, List.copyOf(problems));
        }
        Declaration scorecard = scorecard(of(declared, Standards.SCORECARD), sets, repository);
        Standards.Assembled assembled =
                Standards.assemble(scorecard, together(scorecard, sets, repository), lending(repository), types);
        assembled
                .problems()
                .forEach((declaration, found) -> found.forEach(problem -> problems.add(
                        declaration.path().equals(PATH)
                                ? problem
                                : new Problem(
                                        declaration.source() + "/" + problem.path(),
                                        problem.line(),
                                        problem.column(),
                                        problem.message(),
                                        problem.remedy()))));
        Scorecard whole = assembled.scorecard();
        return new PostedStandard(whole == null ? null : Standards.compile(whole, 0), List.copyOf(problems));
    }

    /** What others lend, as it stands. */
    private static Lending lending(StandardRepository repository) {
        return Lending.of(
                repository.declared.all(Standards.SCORECARD), repository.declared.all(Standards.QUESTION_SET));
    }

    private static List<Declaration> of(Declared declared, String kind) {
        return declared.declarations().stream()
                .filter(declaration -> declaration.kind().equals(kind))
                .toList();
    }

    private static Declaration scorecard(
            List<Declaration> posted, List<Declaration> sets, StandardRepository repository) {
        Set<String> names = new LinkedHashSet<>();
        posted.forEach(declaration -> names.add(declaration.name()));
        sets.forEach(set -> names.add(String.valueOf(set.spec().get("scorecard"))));
        if (names.size() != 1) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    names.isEmpty()
                            ? "There is neither a Scorecard nor a QuestionSet in this. Hand in the YAML of one."
                            : "This speaks of several scorecards: " + String.join(", ", names)
                                    + ". Hand them in one by one.");
        }
        String name = names.iterator().next();
        return posted.stream()
                .findFirst()
                .or(() -> repository.declared.find(Standards.SCORECARD, name))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "There is no scorecard “" + name + "” to which these questions belong."));
    }

    /** What was handed in, instead of what is stored under the same name, as if it came from the scorecard's source. */
    private static List<Declaration> together(
            Declaration scorecard, List<Declaration> posted, StandardRepository repository) {
        Set<String> replaced = new LinkedHashSet<>();
        posted.forEach(set -> replaced.add(set.name()));
        return Stream.concat(repository.declared.all(Standards.QUESTION_SET).stream(), posted.stream())
                .filter(set -> set.path().equals(PATH) || !replaced.contains(set.name()))
                .filter(set -> scorecard.name().equals(set.spec().get("scorecard")))
                .map(set -> new Declaration(
                        scorecard.source(),
                        set.path(),
                        set.line(),
                        set.kind(),
                        set.name(),
                        set.metadata(),
                        set.spec(),
                        set.places()))
                .toList();
    }

    private record One(String yaml) implements FileTree {
        @Override
        public List<String> paths() {
            return List.of(PATH);
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.of(yaml.getBytes(StandardCharsets.UTF_8));
        }
    }
}
