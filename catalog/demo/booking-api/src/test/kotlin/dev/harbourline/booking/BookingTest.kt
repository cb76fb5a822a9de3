package dev.harbourline.booking

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class BookingTest {

    @Test
    fun `a parcel that was picked up can no longer be cancelled`() {
        assertThat(Booking.sample().pickedUp().mayCancel()).isFalse()
    }
}
