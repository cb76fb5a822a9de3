package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.util.List;

/** These entities are judged differently now: score, verdict or outcome of some question. */
public record AssessmentsChanged(List<EntityRef> refs) {}
