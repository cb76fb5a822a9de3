class OrderTests {
  [Fact]
  public void Orders() {}
}
