package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.util.List;

/** Waivers of these entities began or ceased to hold. */
record WaiversChanged(List<EntityRef> refs) {}
