class ApiTest {
  @Test void refuses() { mvc.perform(get("/")).andExpect(status().isForbidden()); }
}
