package dev.harbourline.booking.e2e

import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test

@Tag("e2e")
class BookingJourneyE2ETest {

    @Test
    fun `quote, book, pay, cancel, and the money comes back`() {
        Staging.quote().book().pay().cancel().expectRefund()
    }
}
