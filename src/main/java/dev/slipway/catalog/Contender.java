package dev.slipway.catalog;

import dev.slipway.source.SourceId;

/** A file that declares an entity which another file has; it waits for that one to go. */
public record Contender(SourceId source, String path) {}
