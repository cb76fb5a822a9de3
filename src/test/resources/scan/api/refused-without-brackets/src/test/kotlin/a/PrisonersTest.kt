package a

class PrisonersTest {
    @Test
    fun `access forbidden without a role`() {
        client.get().uri("/prisoners").exchange().expectStatus().isForbidden
    }
}
