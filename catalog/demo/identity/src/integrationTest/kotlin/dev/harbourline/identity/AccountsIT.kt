package dev.harbourline.identity

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.testcontainers.containers.PostgreSQLContainer
import org.testcontainers.junit.jupiter.Testcontainers

@Testcontainers
class AccountsIT {

    private val database = PostgreSQLContainer("postgres:17")

    @Test
    fun `an account that was deleted leaves its address free`() {
        val accounts = Accounts(database.jdbcUrl)
        accounts.delete(accounts.add("amara@harbourline.example"))
        assertThat(accounts.add("amara@harbourline.example")).isNotNull()
    }
}
