package dev.slipway.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source in a list of many.
 *
 * @param organisation the id of the organisation that it was found in; null if somebody named it
 * @param visitedAt when the last visit began, however it ended
 * @param removable whether it is removed on the page, not in the settings
 */
public record SourceRow(
        Source source,
        @Nullable String organisation,
        @Nullable Instant visitedAt,
        Instant nextVisit,
        boolean removable) {}
