it("adds", () => {})
