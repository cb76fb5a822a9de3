package dev.harbourline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@SpringBootTest
@Testcontainers
class IdempotencyIT {

    @Container
    static final PostgreSQLContainer<?> database = new PostgreSQLContainer<>("postgres:17");

    @Test
    void theSameKeyAuthorisesOnceEvenFromTwoThreads() {
        assertThat(Payments.race("key-1", 2)).hasSize(1);
    }
}
