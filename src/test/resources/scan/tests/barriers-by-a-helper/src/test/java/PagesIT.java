class PagesIT {
  @Test
  void opens() { new Browser().check(); }
}
