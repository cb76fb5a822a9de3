package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entities a list of standings shows; null narrows nothing.
 *
 * @param owners any of these
 * @param verdict for the list's target environment
 * @param text part of the name or title, in any case
 */
public record StandingFilter(
        @Nullable Set<EntityRef> owners,
        @Nullable EntityRef system,
        @Nullable Integer tier,
        @Nullable Verdict verdict,
        @Nullable String text) {
    public static final StandingFilter NONE = new StandingFilter(null, null, null, null, null);
}
