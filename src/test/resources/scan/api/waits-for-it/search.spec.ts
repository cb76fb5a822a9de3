it("asks once the typing stops", () => {
  input.value = "a";
  jest.advanceTimersByTime(401);
  setTimeout(done, 401);
  expect(search).toHaveBeenCalled();
});
