package dev.harbourline.driver

import com.github.tomakehurst.wiremock.WireMockServer
import kotlin.test.Test
import kotlin.test.assertEquals

class PlannerIT {

    private val planner = WireMockServer()

    @Test
    fun `the tour of the morning stays when the planner does not answer`() {
        planner.start()
        assertEquals(31, Tours(planner.baseUrl()).today("van-17").stops.size)
    }
}
