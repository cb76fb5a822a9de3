package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Which waivers a list shows; null narrows nothing.
 *
 * @param owner of the entity
 * @param text part of the entity's name, the question's id, the reason or the requester, in any case
 */
public record WaiverFilter(
        Waiver.@Nullable State state,
        @Nullable EntityRef entity,
        @Nullable EntityRef owner,
        @Nullable String question,
        @Nullable String scorecard,
        @Nullable String text) {
    public static final WaiverFilter NONE = new WaiverFilter(null, null, null, null, null, null);
}
