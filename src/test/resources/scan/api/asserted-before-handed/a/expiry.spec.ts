it("leads to the sign-in", () => {
  failing("/documents", 401);
});
