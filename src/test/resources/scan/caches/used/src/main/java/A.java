class A { @Cacheable("x") int a() { return 1; } }
