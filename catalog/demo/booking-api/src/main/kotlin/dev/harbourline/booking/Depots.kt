package dev.harbourline.booking

import org.springframework.cache.annotation.Cacheable
import org.springframework.stereotype.Component

/** Which depots a customer books from. Changes a few times a year. */
@Component
class Depots(private val bookings: Bookings) {

    @Cacheable("depots")
    fun of(customer: String): List<Depot> = bookings.depots(customer)
}
