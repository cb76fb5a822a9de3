package dev.slipway.catalog;

import java.util.Map;

/**
 * These entities go on under another name. Told in the transaction that renames them, so that whoever keeps something of
 * an entity by its ref takes it along in the same moment.
 *
 * @param names the new ref of each, by the one before
 */
public record EntitiesRenamed(Map<EntityRef, EntityRef> names) {

    /** The refs before, in the order of {@link #after}. */
    public String[] before() {
        return names.keySet().stream().map(EntityRef::toString).toArray(String[]::new);
    }

    public String[] after() {
        return names.values().stream().map(EntityRef::toString).toArray(String[]::new);
    }
}
