class A { Object x = registry.counter("http.requests"); }
@EnableJpaAuditing class Auditing {}
