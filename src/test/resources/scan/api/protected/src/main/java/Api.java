class Api {
  @PreAuthorize("x")
  @RateLimiter(name = "a")
  void buy(@Valid Order order) {}
}
