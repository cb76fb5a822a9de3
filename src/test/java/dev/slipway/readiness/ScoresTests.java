package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every scorecard and all outcomes. */
class ScoresTests {

    private static final Scorecard SCORECARD = SampleStandard.scorecard();
    private static final List<Question> QUESTIONS = SCORECARD.questions().toList();

    @Provide
    Arbitrary<Map<String, Outcome>> outcomes() {
        return Arbitraries.of(Outcome.class).list().ofSize(QUESTIONS.size()).map(drawn -> {
            Map<String, Outcome> outcomes = new HashMap<>();
            for (int i = 0; i < drawn.size(); i++) {
                outcomes.put(QUESTIONS.get(i).id(), drawn.get(i));
            }
            return outcomes;
        });
    }

    @Property(tries = 300)
    void scoresLieBetweenNothingAndAHundred(@ForAll("outcomes") Map<String, Outcome> outcomes) {
        Scores scores = Scores.of(SCORECARD, outcomes);

        assertThat(scores.total()).isBetween(0.0, 100.0);
        assertThat(scores.categories().values())
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 100.0));
    }

    @Property(tries = 300)
    void aPassNeverLowersTheScore(@ForAll("outcomes") Map<String, Outcome> outcomes) {
        double before = Scores.of(SCORECARD, outcomes).total();

        for (Question question : QUESTIONS) {
            if (outcomes.get(question.id()) != Outcome.NOT_APPLICABLE) {
                Map<String, Outcome> better = new HashMap<>(outcomes);
                better.put(question.id(), Outcome.PASS);
                assertThat(Scores.of(SCORECARD, better).total()).isGreaterThanOrEqualTo(before);
            }
        }
    }

    @Property(tries = 300)
    void theWorthOfWhatIsOpenIsWhatTheScoreLacks(@ForAll("outcomes") Map<String, Outcome> outcomes) {
        Scores scores = Scores.of(SCORECARD, outcomes);

        double open = QUESTIONS.stream()
                .filter(question -> outcomes.get(question.id()) != Outcome.PASS)
                .mapToDouble(question -> scores.worth().get(question.id()))
                .sum();
        assertThat(open).isCloseTo(100 - scores.total(), within(0.01));
    }

    @Property(tries = 100)
    void everythingThatAppliesPassedIsAHundred(@ForAll("outcomes") Map<String, Outcome> outcomes) {
        Map<String, Outcome> best = new HashMap<>(outcomes);
        best.replaceAll((id, outcome) -> outcome == Outcome.NOT_APPLICABLE ? outcome : Outcome.PASS);

        assertThat(Scores.of(SCORECARD, best).total()).isEqualTo(100.0);
    }

    @Property(tries = 300)
    void whatBlocksCriticallyIsNeverAGo(@ForAll("outcomes") Map<String, Outcome> outcomes) {
        for (String target : SCORECARD.targets()) {
            Ruling ruling = Ruling.of(SCORECARD, target, outcomes);

            boolean critical = ruling.blockers().stream().anyMatch(blocker -> blocker.severity() == Severity.CRITICAL);
            assertThat(critical && ruling.verdict() != Verdict.NO_GO).isFalse();
            assertThat(ruling.reasons()).isNotEmpty();
        }
    }
}
