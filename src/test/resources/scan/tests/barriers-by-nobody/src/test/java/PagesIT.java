class PagesIT {
  @Test
  void opens() {}
}
