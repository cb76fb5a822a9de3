class BTest {
  // @Test
  void adds() {}
}
