package dev.slipway.readiness;

/** A scorecard or a set of questions was declared, changed or removed. */
record StandardDeclared() {}
