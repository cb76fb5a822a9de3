package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import org.jspecify.annotations.Nullable;

/**
 * That an entity exists, and which files are its own.
 *
 * @param root the folder of its source that it claims, empty for all of it; null if it has no files of its own
 */
public record Rooted(
        EntityRef ref, SourceId source, @Nullable String root) {}
