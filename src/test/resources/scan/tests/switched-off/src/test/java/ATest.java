@Disabled
class ATest {
  @Test
  void adds() {}
}
