package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.List;

/**
 * One thing that is known about an entity.
 *
 * @param source who stated it, as people read it: {@code Repository scan}, {@code Trivy}
 */
public record Fact(
        EntityRef entity,
        String key,
        Object value,
        String source,
        double confidence,
        Instant observedAt,
        Instant validUntil,
        List<Evidence> evidence) {

    public boolean freshAt(Instant moment) {
        return validUntil.isAfter(moment);
    }
}
