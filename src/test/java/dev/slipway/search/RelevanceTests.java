package dev.slipway.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.bench.Judgement;
import dev.slipway.bench.Relevance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelevanceTests {

    private static final Judgement JUDGED = new Judgement("q", Map.of("best", 3, "right", 2, "helps", 1));

    @Test
    void isWholeForTheBestOrderAndNothingWhereNothingRightIsFound() {
        assertThat(Relevance.ndcg(JUDGED, List.of("best", "right", "helps"))).isEqualTo(1);
        assertThat(Relevance.ndcg(JUDGED, List.of("x", "y"))).isZero();
        assertThat(Relevance.ndcg(JUDGED, List.of())).isZero();
    }

    @Test
    void countsLessTheFurtherDownTheBestStands() {
        double best = 7 + 3 / 1.584963 + 0.5;

        assertThat(Relevance.ndcg(JUDGED, List.of("x", "best"))).isCloseTo(7 / 1.584963 / best, within(1e-5));
        assertThat(Relevance.ndcg(JUDGED, List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "best")))
                .isZero();
    }

    @Test
    void averagesOverQueries() {
        Relevance relevance = Relevance.of(
                List.of(JUDGED, new Judgement("r", Map.of("other", 3))),
                query -> query.equals("q") ? List.of("helps", "right") : List.of("other"));

        assertThat(relevance.success()).isEqualTo(0.5);
        assertThat(relevance.reciprocalRank()).isEqualTo(0.75);
        assertThat(relevance.queries()).isEqualTo(2);
    }

    @Test
    void readsGradesAndTellsARefByItsEnd() {
        Judgement judgement = Judgement.of("pod crash | docs/pod.md | other.md 2 | b.md 1");

        assertThat(judgement.query()).isEqualTo("pod crash");
        assertThat(judgement.grade("demo/docs/pod.md")).isEqualTo(3);
        assertThat(judgement.grade("demo/other.md")).isEqualTo(2);
        assertThat(judgement.grade("demo/none.md")).isZero();
        assertThatThrownBy(() -> Judgement.of("alone")).hasMessageContaining("no answer is judged");
    }
}
