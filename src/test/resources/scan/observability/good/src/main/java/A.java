class A {
  void x() { registry.counter("baskets.sold").increment(); }
}
class AuditTrail {}
