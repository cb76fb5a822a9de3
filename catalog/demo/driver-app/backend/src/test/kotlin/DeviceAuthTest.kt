package dev.harbourline.driver

import io.ktor.client.request.post
import io.ktor.http.HttpStatusCode
import io.ktor.server.testing.testApplication
import kotlin.test.Test
import kotlin.test.assertEquals

class DeviceAuthTest {

    @Test
    fun `a phone without a device certificate is unauthorized`() = testApplication {
        assertEquals(HttpStatusCode.Unauthorized, client.post("/stops/1/scans").status)
    }
}
