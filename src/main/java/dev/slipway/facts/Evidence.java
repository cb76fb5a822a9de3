package dev.slipway.facts;

import org.jspecify.annotations.Nullable;

/**
 * Where a fact can be checked.
 *
 * @param file path relative to the source of the entity
 * @param line from 1
 * @param excerpt the line or lines themselves, as they were
 * @param link where it opens: relative to the portal, or https
 * @param note what a reader should know: which detector, what it looked for
 */
public record Evidence(
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String excerpt,
        @Nullable String link,
        @Nullable String note) {
    public static final Evidence NONE = new Evidence(null, null, null, null, null);
}
