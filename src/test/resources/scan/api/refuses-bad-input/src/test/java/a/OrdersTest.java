package a;

class OrdersTest {
    @Test
    void refusesAnOrderWithoutItems() {
        assertThat(post("{}").status()).isEqualTo(400);
    }
}
