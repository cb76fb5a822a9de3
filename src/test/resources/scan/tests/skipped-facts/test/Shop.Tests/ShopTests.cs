class ShopTests {
  [Fact(Skip = "later")]
  public void Adds() {}
}
