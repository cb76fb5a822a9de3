package dev.slipway.facts;

/** Fact types were declared, changed or removed. */
public record FactTypesChanged() {}
