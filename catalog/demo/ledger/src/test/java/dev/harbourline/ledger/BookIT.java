package dev.harbourline.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers
class BookIT {

    static final PostgreSQLContainer<?> database = new PostgreSQLContainer<>("postgres:17");

    @Test
    void thePostingThatComesTwiceIsEnteredOnce() {
        Book book = Book.on(database.getJdbcUrl());
        book.enter(Posting.sample());
        book.enter(Posting.sample());
        assertThat(book.entries()).hasSize(2);
    }
}
