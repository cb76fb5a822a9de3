package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions a list shows; null narrows nothing.
 *
 * @param open those that wait for a decision or a review, or that the facts contradict
 * @param text part of title or path, in any case
 */
public record DecisionFilter(
        @Nullable EntityRef entity,
        @Nullable EntityRef system,
        @Nullable EntityRef owner,
        @Nullable String source,
        @Nullable String status,
        Confirmation.@Nullable State confirmed,
        boolean open,
        @Nullable String text) {

    public static final DecisionFilter NONE = new DecisionFilter(null, null, null, null, null, null, false, null);
}
