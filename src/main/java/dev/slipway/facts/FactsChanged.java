package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.util.List;

/** Something else is now known about these entities. Repeating what was known already is not told. */
public record FactsChanged(List<EntityRef> refs) {}
