package dev.slipway.capability;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/** A service in the list behind a figure of the map. */
public record ServiceLine(
        EntityRef entity, String title, @Nullable EntityRef owner, Coverage coverage) {}
