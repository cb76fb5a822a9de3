class ATest {
  @Test
  void adds() {}
}
