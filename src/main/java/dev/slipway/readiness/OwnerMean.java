package dev.slipway.readiness;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the entities of one owner stand together.
 *
 * @param owner null for those that nobody owns
 * @param categories the mean of each category, over those to which it applies
 */
public record OwnerMean(@Nullable String owner, long entities, double mean, Map<String, Double> categories) {}
