package dev.slipway.knowledge;

import dev.slipway.catalog.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * Which runbooks to list; what is null does not matter.
 *
 * @param text part of the title or path
 * @param exercised how long ago
 */
public record RunbookFilter(
        @Nullable EntityRef entity,
        @Nullable String text,
        @Nullable Exercised exercised) {

    /** Whether a runbook's last exercise still counts. */
    public enum Exercised {
        NEVER,
        STALE,
        FRESH
    }

    public static final RunbookFilter ALL = new RunbookFilter(null, null, null);
}
