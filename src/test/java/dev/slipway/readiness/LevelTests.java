package dev.slipway.readiness;

import static dev.slipway.readiness.SampleFacts.ENTITY;
import static dev.slipway.readiness.SampleFacts.NOON;
import static dev.slipway.readiness.SampleFacts.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.access.Person;
import dev.slipway.access.Role;
import dev.slipway.access.Scope;
import dev.slipway.catalog.Declaration;
import dev.slipway.readiness.report.ReadinessAnswer;
import dev.slipway.source.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LevelTests {

    private static final String LEVELS = """
              levels:
                - {name: bronze, about: The basics hold., requires: [BASE]}
                - {name: silver, about: It is watched., requires: [MORE-1]}
                - {name: gold, about: It is drilled., requires: [MORE]}
            """;

    @Test
    void isTheHighestWhoseOwnAndLowerRequirementsPass() {
        assertThat(level(true, true, true)).isEqualTo("gold");
        assertThat(level(true, true, false)).isEqualTo("silver");
        assertThat(level(true, false, true)).isEqualTo("bronze");
        assertThat(level(false, true, true)).isEqualTo("none");
    }

    @Test
    void saysWhatIsMissingForTheNext() {
        Level.Reached reached = reached(Map.of("BASE-1", Outcome.PASS, "MORE-1", Outcome.FAIL, "MORE-2", Outcome.FAIL));

        assertThat(Objects.requireNonNull(reached.next()).name()).isEqualTo("silver");
        assertThat(reached.missing()).extracting(Question::id).containsExactly("MORE-1");
        assertThat(reached(Map.of("BASE-1", Outcome.PASS, "MORE-1", Outcome.PASS, "MORE-2", Outcome.PASS)))
                .satisfies(top -> {
                    assertThat(top.next()).isNull();
                    assertThat(top.missing()).isEmpty();
                });
    }

    @Test
    void neitherTheUnprovenNorTheWaivedPasses() {
        assertThat(reached(Map.of("MORE-1", Outcome.PASS)).level()).isNull();
        assertThat(reached(Map.of("BASE-1", Outcome.UNPROVEN)).level()).isNull();
        assertThat(reached(Map.of("BASE-1", Outcome.WAIVED)).level()).isNull();
    }

    @Test
    void isNotHinderedByWhatDoesNotApply() {
        Level.Reached reached = reached(
                Map.of("BASE-1", Outcome.PASS, "MORE-1", Outcome.NOT_APPLICABLE, "MORE-2", Outcome.NOT_APPLICABLE));

        assertThat(Objects.requireNonNull(reached.level()).name()).isEqualTo("gold");
    }

    @Test
    void isNotHinderedByWhatIsOnlyAnnounced() {
        Scorecard announcing = scorecard(yaml(LEVELS).replace("id: MORE-2", "id: MORE-2\n      from: '2026-12-01'"));
        Map<String, Outcome> outcomes =
                Map.of("BASE-1", Outcome.PASS, "MORE-1", Outcome.PASS, "MORE-2", Outcome.UNPROVEN);

        assertThat(name(announcing.reached(outcomes, LocalDate.of(2026, 11, 30))))
                .isEqualTo("gold");
        assertThat(name(announcing.reached(outcomes, LocalDate.of(2026, 12, 1))))
                .isEqualTo("silver");
    }

    @Test
    void standsInTheAnswerOnlyWhereTheScorecardHasLevels() {
        String with = answer(scorecard(yaml(LEVELS)));
        String without = answer(scorecard(yaml("")));

        assertThat(with)
                .contains("\"level\":{\"name\":\"bronze\",\"about\":\"The basics hold.\"}")
                .contains("\"nextLevel\":{\"name\":\"silver\",\"about\":\"It is watched.\",\"missing\":[\"MORE-1\"]}");
        assertThat(without).doesNotContain("\"level\"").doesNotContain("nextLevel");
    }

    @Test
    void refusesALevelThatAsksForWhatIsNotThere() {
        Standards.Assembled assembled = assemble(yaml(LEVELS.replace("[MORE-1]", "[MORE-1, MORE-7]")));

        assertThat(assembled.scorecard()).isNull();
        assertThat(assembled.problems().values().stream().flatMap(List::stream))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .isEqualTo("the scorecard has neither a question nor a category MORE-7");
                    assertThat(yaml(LEVELS).lines().toList().get(problem.line() - 1))
                            .contains("silver");
                });
    }

    @Test
    void refusesTheSameLevelTwiceAndOneThatAsksForNothing() {
        List<Problem> problems = SampleStandard.problems(
                "levels.yaml", yaml(LEVELS.replace("silver", "bronze").replace("[MORE]", "[]")));

        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly("there are two levels bronze", "“requires” must be a list with at least one entry");
    }

    @Test
    void namesTheOwnerInFull() {
        assertThat(scorecard(yaml("  owner: guild/appsec\n")).owner()).isEqualTo("group:guild/appsec");
        assertThat(scorecard(yaml("")).owner()).isNull();
        assertThat(SampleStandard.problems("owner.yaml", yaml("  owner: a:b:c\n")))
                .extracting(Problem::message)
                .containsExactly("“a:b:c” is no owner");
    }

    @Test
    void leavesWaiversToItsOwnerWhereItSaysSo() {
        Scorecard theirs = scorecard(yaml("  owner: appsec\n  waivedBy: owner\n"));

        assertThat(theirs.leavesWaiversTo(person("ilse", Role.LEAD, "group:default/money")))
                .isFalse();
        assertThat(theirs.leavesWaiversTo(person("ruth", Role.LEAD, "group:default/appsec")))
                .isTrue();
        assertThat(theirs.leavesWaiversTo(person("marek", Role.ADMINISTRATOR))).isTrue();
        assertThat(scorecard(yaml("  owner: user:ilse\n  waivedBy: owner\n"))
                        .leavesWaiversTo(person("ilse", Role.LEAD)))
                .isTrue();
        assertThat(scorecard(yaml("  owner: appsec\n")).leavesWaiversTo(person("ilse", Role.LEAD)))
                .as("where it says nothing, to every lead")
                .isTrue();
        assertThat(SampleStandard.problems("waived.yaml", yaml("  waivedBy: owner\n")))
                .extracting(Problem::message)
                .containsExactly("there is no owner who could decide about waivers");
        assertThat(SampleStandard.problems("waived.yaml", yaml("  waivedBy: anybody\n")))
                .extracting(Problem::message)
                .containsExactly("“anybody” decides about no waiver");
    }

    private static Person person(String name, Role role, String... groups) {
        return new Person(name, name, role, role.permissions(), Scope.ALL, Set.of(groups), false);
    }

    @Test
    void readsAScorecardThatWasStoredBeforeThereWereLevels() {
        JsonMapper json = JsonMapper.shared();
        String stored = json.writeValueAsString(scorecard(yaml("")))
                .replaceAll(",?\"(levels\":\\[]|owner\":null|lifecycle\":null|waivedBy\":null)", "");

        assertThat(stored).doesNotContain("levels").doesNotContain("owner").doesNotContain("lifecycle");
        assertThat(json.readValue(stored, Scorecard.class)).isEqualTo(scorecard(yaml("")));
    }

    private static String level(boolean base, boolean one, boolean two) {
        Map<String, Outcome> outcomes = new HashMap<>();
        outcomes.put("BASE-1", base ? Outcome.PASS : Outcome.FAIL);
        outcomes.put("MORE-1", one ? Outcome.PASS : Outcome.FAIL);
        outcomes.put("MORE-2", two ? Outcome.PASS : Outcome.FAIL);
        return name(reached(outcomes));
    }

    private static String name(Level.Reached reached) {
        Level level = reached.level();
        return level == null ? "none" : level.name();
    }

    private static Level.Reached reached(Map<String, Outcome> outcomes) {
        return scorecard(yaml(LEVELS)).reached(outcomes, LocalDate.of(2026, 11, 17));
    }

    private static String answer(Scorecard scorecard) {
        Assessment assessment = Assessor.assess(
                Standards.compile(scorecard, 1),
                SERVICE,
                ENTITY,
                SampleFacts.fresh(Map.of("ci.tests", true, "ci.deploys", false)),
                Map.of(),
                NOON);
        return JsonMapper.shared().writeValueAsString(ReadinessAnswer.of(assessment, "production"));
    }

    private static Scorecard scorecard(String yaml) {
        Standards.Assembled assembled = assemble(yaml);
        assertThat(assembled.problems().values())
                .allSatisfy(problems -> assertThat(problems).isEmpty());
        return Objects.requireNonNull(assembled.scorecard());
    }

    private static Standards.Assembled assemble(String yaml) {
        List<Declaration> declarations = new ArrayList<>(SampleStandard.read("sample.yaml", yaml));
        return SampleStandard.assemble(declarations, SampleStandard.shippedFactTypes());
    }

    private static String yaml(String more) {
        return """
                kind: Scorecard
                metadata: {name: sample}
                spec:
                  title: Sample
                  about: For a test.
                  appliesTo: {kind: Component, type: service}
                  targets: [production]
                  bands: [{from: 0, name: any}]
                  verdict:
                    noGo: {scoreBelow: 10, blocker: critical}
                    conditionalGo: {scoreBelow: 20, blocker: high}
                  categories:
                    - {id: BASE, title: The basics, weight: 50}
                    - {id: MORE, title: More, weight: 50}
                """ + more + set("BASE", question("BASE-1", "ci.tests"))
                + set("MORE", question("MORE-1", "ci.deploys") + question("MORE-2", "ci.rollback"));
    }

    private static String set(String category, String questions) {
        return """
                ---
                kind: QuestionSet
                metadata: {name: of-%s}
                spec:
                  scorecard: sample
                  category: %s
                  questions:
                """.formatted(category, category) + questions;
    }

    private static String question(String id, String fact) {
        return """
                    - id: %s
                      ask: It is so
                      why: Otherwise it is not.
                      rule: facts['%s']
                      attest: none
                      severity: {production: medium}
                      effort: 1d
                      remedy: Make it so.
                      playbook: rollback
                """.formatted(id, fact);
    }
}
