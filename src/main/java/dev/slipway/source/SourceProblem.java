package dev.slipway.source;

/** A problem, and the source whose file it is in. */
public record SourceProblem(SourceId source, Problem problem) {}
