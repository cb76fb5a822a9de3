package dev.harbourline.driver

import kotlin.test.Test
import kotlin.test.assertEquals

class ScansTest {

    @Test
    fun `a batch that comes twice counts once`() {
        val scans = Scans().apply { take(sample); take(sample) }
        assertEquals(sample.scans.size, scans.count)
    }
}
