package dev.slipway.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact as its source states it, before it is about an entity.
 *
 * @param value boolean, Long, Double, String, or a List or Map of these
 * @param confidence 0 (a guess) to 1 (certain)
 * @param validUntil null for as long as the fact type says
 */
public record Statement(
        String key,
        Object value,
        double confidence,
        Instant observedAt,
        @Nullable Instant validUntil,
        List<Evidence> evidence) {
    public Statement {
        evidence = List.copyOf(evidence);
    }
}
