package dev.slipway.catalog;

import java.util.List;

/** These entities are new, different or gone. */
public record EntitiesChanged(List<EntityRef> refs) {}
