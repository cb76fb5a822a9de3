package dev.slipway.capability;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/** Of which services a map tells; null narrows nothing. */
public record MapFilter(
        @Nullable EntityRef owner,
        @Nullable EntityRef system,
        @Nullable Integer tier) {

    public static final MapFilter NONE = new MapFilter(null, null, null);
}
