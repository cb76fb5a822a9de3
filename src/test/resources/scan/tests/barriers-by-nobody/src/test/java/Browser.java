class Browser {
  void check() { new AxeBuilder(page).analyze(); }
}
