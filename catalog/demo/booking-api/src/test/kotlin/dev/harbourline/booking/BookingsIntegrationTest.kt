package dev.harbourline.booking

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.testcontainers.containers.PostgreSQLContainer
import org.testcontainers.junit.jupiter.Testcontainers

@Testcontainers
class BookingsIntegrationTest {

    private val database = PostgreSQLContainer("postgres:17")

    @Test
    fun `two bookings never get the same number`() {
        assertThat(Bookings(database.jdbcUrl).numbers(1000)).doesNotHaveDuplicates()
    }
}
