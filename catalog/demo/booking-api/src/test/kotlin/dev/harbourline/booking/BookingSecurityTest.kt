package dev.harbourline.booking

import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.test.web.servlet.MockMvc
import org.springframework.test.web.servlet.post

class BookingSecurityTest(@Autowired val web: MockMvc) {

    @Test
    fun `nobody books without signing in`() {
        web.post("/bookings").andExpect { status { isUnauthorized() } }
    }
}
