package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.util.List;

/**
 * What stating facts came to.
 *
 * @param changed with another value, evidence or confidence than before, or fresh again
 * @param renewed known already; at most a later end
 * @param removed no longer stated
 * @param different entities of which something else is known now
 */
public record Stated(int added, int changed, int renewed, int removed, List<EntityRef> different) {
    static final Stated NOTHING = new Stated(0, 0, 0, 0, List.of());
}
