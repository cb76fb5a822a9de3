package dev.harbourline.identity

import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.security.test.context.support.WithMockUser
import org.springframework.test.web.servlet.MockMvc
import org.springframework.test.web.servlet.get
import org.springframework.test.web.servlet.post

class SecurityTest(@Autowired val web: MockMvc) {

    @Test
    fun `a stranger sees no passkeys`() {
        web.get("/passkeys").andExpect { status { isUnauthorized() } }
    }

    @Test
    @WithMockUser(roles = ["DRIVER"])
    fun `a driver does not manage accounts`() {
        web.post("/accounts").andExpect { status { isForbidden() } }
    }
}
