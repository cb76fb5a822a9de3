package dev.slipway.capability;

/** The map of some services is another now. */
public record CoverageChanged() {}
