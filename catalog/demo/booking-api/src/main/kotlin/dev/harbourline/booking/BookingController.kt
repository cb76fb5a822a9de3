package dev.harbourline.booking

import jakarta.validation.Valid
import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.PostMapping
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RestController

@RestController
class BookingController(private val bookings: Bookings) {

    @PostMapping("/bookings")
    @PreAuthorize("hasAuthority('SCOPE_booking.write')")
    fun book(@Valid @RequestBody wanted: NewBooking): Booking = bookings.book(wanted)

    // TODO one query for each of the customer's depots; see the incident of depot 7
    @PostMapping("/quotes")
    fun quote(@Valid @RequestBody parcel: Parcel): Quote = bookings.depots().map { it.quote(parcel) }.minBy { it.cents }
}
