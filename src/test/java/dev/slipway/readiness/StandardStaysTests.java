package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Rules with errors that somebody commits: the standard that was in force stays, and the place is told. */
@PortalTest
class StandardStaysTests {

    private static final String NAME = "stays-for-tests";
    private static final String GOOD = "facts['ci.tests']";

    @Autowired
    ApplicationContext portal;

    @Autowired
    Readiness readiness;

    @TempDir
    Path folder;

    @Test
    void theOldOneStaysWhileTheRulesHaveErrors() throws IOException {
        TestSources.awaitFirstLoad(portal); // the standards declare the facts
        Files.writeString(folder.resolve("scorecard.yaml"), """
                apiVersion: slipway.dev/v1
                kind: Scorecard
                metadata: {name: %s}
                spec:
                  title: Stays
                  about: Whether what was in force stays in force.
                  appliesTo: {kind: Component, type: stays-for-tests}
                  targets: [production]
                  bands:
                    - {from: 0, name: any}
                  verdict:
                    noGo: {scoreBelow: 40, blocker: critical}
                    conditionalGo: {scoreBelow: 70, blocker: high}
                  categories:
                    - {id: STAY, title: It stays, weight: 100}
                """.formatted(NAME));
        SourceId source = read(GOOD);
        assertThat(problems(source)).isEmpty();
        soon(() -> assertThat(readiness.required(NAME).questions()).hasSize(1));
        Scorecard before = readiness.required(NAME);

        for (String broken : List.of("facts['ci.tests'] &&", "facts['ci.tests'] == 'yes'", "facts['ci.dreamt']")) {
            read(broken);
            soon(() -> assertThat(problems(source)).as(broken).singleElement().satisfies(problem -> {
                assertThat(problem.path()).isEqualTo("questions.yaml");
                assertThat(problem.line()).isEqualTo(11);
                assertThat(problem.column()).isGreaterThan(1);
            }));
            assertThat(readiness.required(NAME)).as(broken).isEqualTo(before);
        }
        Files.writeString(folder.resolve("questions.yaml"), "kind: [QuestionSet");
        TestSources.read(portal, folder);
        soon(() -> assertThat(problems(source)).isNotEmpty());
        assertThat(readiness.required(NAME)).isEqualTo(before);

        read("facts['ci.deploys']");
        soon(() -> assertThat(readiness.required(NAME)).isNotEqualTo(before));
        soon(() -> assertThat(problems(source)).isEmpty());
        TestSources.remove(portal, source);
    }

    private SourceId read(String rule) throws IOException {
        Files.writeString(folder.resolve("questions.yaml"), """
                apiVersion: slipway.dev/v1
                kind: QuestionSet
                metadata: {name: stays-for-tests}
                spec:
                  scorecard: %s
                  category: STAY
                  questions:
                    - id: STAY-1
                      ask: The tests run in a pipeline
                      why: It tells what stays.
                      rule: "%s"
                      attest: none
                      severity: {production: low}
                      effort: 4h
                      remedy: Let a pipeline run them.
                      playbook: dependency-updates
                """.formatted(NAME, rule));
        return TestSources.read(portal, folder);
    }

    private List<Problem> problems(SourceId source) {
        return TestSources.problems(portal, source).items().stream()
                .map(SourceProblem::problem)
                .toList();
    }

    private static void soon(org.awaitility.core.ThrowingRunnable held) {
        await().atMost(Duration.ofSeconds(20)).ignoreExceptions().untilAsserted(held);
    }
}
