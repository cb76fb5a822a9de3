package dev.slipway.source;

/** A visit of a source has ended on this node, whether or not there was anything new; the other nodes do not hear of it. */
public record SourceVisited(SourceId source) {}
