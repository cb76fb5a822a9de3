package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.FactType;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandardsTests {

    @Test
    void shipsAllNineCategoriesAndFiftyOneQuestions() {
        Scorecard scorecard = SampleStandard.scorecard();

        assertThat(scorecard.categories())
                .extracting(category -> category.id() + " " + category.weight() + " "
                        + category.questions().size())
                .containsExactly(
                        "SEC 25 9",
                        "PERF 20 7",
                        "MON 15 6",
                        "DATA 15 6",
                        "TEST 10 5",
                        "DOC 5 5",
                        "INF 5 5",
                        "BC 3 4",
                        "UX 2 4");
        assertThat(scorecard.questions()).hasSize(51).allSatisfy(question -> {
            assertThat(question.remedy()).isNotBlank();
            assertThat(question.why()).isNotBlank();
            assertThat(question.severity()).containsOnlyKeys("production", "staging", "development");
        });
    }

    @Test
    void isSparingWithTheCritical() {
        assertThat(SampleStandard.scorecard()
                        .questions()
                        .filter(question -> question.severityFor("production") == Severity.CRITICAL)
                        .map(Question::id))
                .containsExactly("SEC-1", "SEC-6", "DATA-1", "INF-4");
    }

    @Test
    void refusesAnUndeclaredFactAtTheLineOfItsRule() {
        Map<String, FactType> types = new HashMap<>(SampleStandard.shippedFactTypes());
        types.remove("http.redirects_to_https");
        List<Declaration> declarations = SampleStandard.shipped();

        Standards.Assembled assembled = SampleStandard.assemble(declarations, types);

        List<String> lines = SampleStandard.text(
                        SampleStandard.STANDARDS.resolve("production-readiness/security-and-compliance.yaml"))
                .lines()
                .toList();
        assertThat(assembled.scorecard()).isNull();
        assertThat(assembled.problems().values().stream().flatMap(List::stream))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("security-and-compliance.yaml");
                    assertThat(problem.message()).contains("http.redirects_to_https");
                    assertThat(lines.get(problem.line() - 1)).contains("http.redirects_to_https");
                });
    }

    @Test
    void refusesAQuestionThatNobodyCanActOn() {
        List<Problem> problems = SampleStandard.problems("q.yaml", """
                apiVersion: slipway.dev/v1
                kind: QuestionSet
                metadata: {name: sample}
                spec:
                  scorecard: sample
                  category: SEC
                  questions:
                    - id: SEC-1
                      ask: It is safe
                      rule: facts['ci.tests'] &&
                      attest: nobody
                      severity: {production: grave}
                      effort: soon
                      playbok: x
                """);

        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.message())
                .anyMatch(text -> text.equals("8 “why” is missing"))
                .anyMatch(text -> text.equals("8 “remedy” is missing"))
                .anyMatch(text -> text.equals("8 “playbook” is missing"))
                .anyMatch(text -> text.startsWith("10 the rule does not hold together"))
                .anyMatch(text -> text.equals("11 “nobody” is no role"))
                .anyMatch(text -> text.equals("12 “grave” is no severity"))
                .anyMatch(text -> text.equals("13 “soon” is no effort"))
                .anyMatch(text -> text.equals("14 “playbok” means nothing here"));
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
    }

    @Test
    void refusesWeightsThatDoNotSumToAHundred() {
        String yaml = SampleStandard.text(SampleStandard.STANDARDS.resolve("production-readiness/scorecard.yaml"))
                .replace("weight: 25", "weight: 24");

        List<Problem> problems = SampleStandard.problems("scorecard.yaml", yaml);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("the weights sum to 99");
            assertThat(yaml.lines().toList().get(problem.line() - 2)).contains("categories:");
        });
    }

    @Test
    void refusesACategoryWithoutQuestionsAndTheSameIdTwice() {
        List<Declaration> declarations = new ArrayList<>(SampleStandard.shipped());
        declarations.removeIf(declaration -> declaration.path().equals("user-experience.yaml"));
        declarations.addAll(SampleStandard.read(
                "again.yaml",
                SampleStandard.text(
                        SampleStandard.STANDARDS.resolve("production-readiness/business-continuity.yaml"))));

        Standards.Assembled assembled = SampleStandard.assemble(declarations, SampleStandard.shippedFactTypes());

        assertThat(assembled.scorecard()).isNull();
        assertThat(assembled.problems().values().stream().flatMap(List::stream).map(Problem::message))
                .contains("the category UX has no questions")
                .contains("the question BC-1 is already declared in business-continuity.yaml");
    }

    @Test
    void usesEveryAttestableFact() {
        Set<String> used = new HashSet<>();
        SampleStandard.compiled().rules().values().forEach(rule -> used.addAll(rule.facts()));
        String capabilities = SampleStandard.inFolder(SampleStandard.STANDARDS.resolve("capabilities")).stream()
                .map(declaration -> declaration.spec().toString())
                .collect(Collectors.joining());

        assertThat(SampleStandard.shippedFactTypes().values())
                .filteredOn(FactType::attestable)
                .allSatisfy(type -> assertThat(
                                used.contains(type.key()) || capabilities.contains("facts['" + type.key() + "']"))
                        .as(type.key())
                        .isTrue());
    }
}
