describe.skip("x", () => {
  it("adds", () => {})
})
