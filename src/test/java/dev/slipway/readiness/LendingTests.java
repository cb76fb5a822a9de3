package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LendingTests {

    @Test
    void shipsThreeScorecardsOfWhichTwoHaveLevels() {
        assertThat(SampleStandard.scorecards())
                .extracting(scorecard -> scorecard.name() + " " + scorecard.owner() + " "
                        + scorecard.questions().count() + " "
                        + scorecard.levels().stream().map(Level::name).toList())
                .containsExactly(
                        "production-readiness group:default/platform 51 []",
                        "security group:default/security 12 [bronze, silver, gold]",
                        "on-call group:default/platform 9 [watched, answered, rehearsed]");
    }

    @Test
    void takesOverAQuestionForACategoryAndTheTargetsOfItsOwn() {
        Question own = SampleStandard.scorecard().question("MON-5").orElseThrow();
        Question lent = SampleStandard.scorecards().getLast().question("MON-5").orElseThrow();

        assertThat(lent.category()).isEqualTo("SEE");
        assertThat(lent.severity()).containsOnlyKeys("production");
        assertThat(lent.rule()).isEqualTo(own.rule());
        assertThat(lent.origin()).isEqualTo(own.origin());
    }

    @Test
    void isFoundOnlyUnderTheScorecardThatDeclaresIt() {
        assertThat(SampleStandard.scorecards().stream().flatMap(scorecard -> QuestionSearch.ids(scorecard).stream()))
                .doesNotHaveDuplicates()
                .hasSize(55)
                .contains("question:production-readiness/MON-5", "question:on-call/ACT-1")
                .doesNotContain("question:on-call/MON-5");
    }

    @Test
    void judgesAQuestionOnceForAllScorecardsThatAskIt() {
        Standard one = Standards.compile(SampleStandard.scorecard(), 1);
        Standard other = Standards.compile(SampleStandard.scorecards().get(1), 1);

        assertThat(other.rules().get("SEC-4")).isSameAs(one.rules().get("SEC-4"));
    }

    @Test
    void refusesAQuestionThatNobodyDeclares() {
        assertThat(problems(yaml -> yaml.replace("production-readiness/BC-4", "production-readiness/BC-44")))
                .anySatisfy(problem -> {
                    assertThat(problem.message())
                            .isEqualTo("no scorecard declares the question production-readiness/BC-44");
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.path()).isEqualTo("scorecard.yaml");
                });
    }

    @Test
    void lendsOnNothingThatWasBorrowed() {
        assertThat(problems(yaml -> yaml.replace("production-readiness/BC-4", "security/SEC-1")))
                .extracting(Problem::message)
                .contains("no scorecard declares the question security/SEC-1");
    }

    @Test
    void refusesTheSameQuestionTwiceAndATargetWithoutSeverity() {
        assertThat(problems(yaml -> yaml.replace("production-readiness/BC-4", "production-readiness/MON-5")))
                .extracting(Problem::message)
                .contains("the scorecard has the question MON-5 already, from scorecard.yaml");
        assertThat(problems(yaml -> yaml.replace("targets: [production]", "targets: [production, night]")))
                .extracting(Problem::message)
                .contains("the question production-readiness/MON-5 cannot be used: no severity is given for night");
    }

    private static List<Problem> problems(UnaryOperator<String> change) {
        List<Declaration> all = new ArrayList<>(SampleStandard.shipped());
        all.addAll(SampleStandard.inFolder(SampleStandard.STANDARDS.resolve("security")));
        all.addAll(SampleStandard.read(
                "scorecard.yaml",
                change.apply(SampleStandard.text(SampleStandard.STANDARDS.resolve("on-call/scorecard.yaml")))));
        all.addAll(SampleStandard.read(
                "acting.yaml", SampleStandard.text(SampleStandard.STANDARDS.resolve("on-call/acting.yaml"))));
        List<Problem> problems = new ArrayList<>();
        Judge.of(all, SampleStandard.shippedFactTypes(), problems);
        return problems;
    }
}
