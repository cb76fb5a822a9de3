package dev.harbourline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostingTests {

    @Test
    void refusesAPostingWhoseDebitsAndCreditsDiffer() {
        assertThatThrownBy(() -> Posting.of("1200 D 500", "4000 C 499")).hasMessageContaining("differ by 1 cent");
    }

    @Test
    void roundsTheLastCentToTheCarrier() {
        assertThat(Posting.split(1000, 3)).containsExactly(334L, 333L, 333L);
    }
}
