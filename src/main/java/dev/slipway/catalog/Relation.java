package dev.slipway.catalog;

/**
 * One half of a pair, seen from an entity: {@code ownedBy} and {@code ownerOf}, {@code partOf} and {@code hasPart} …
 *
 * @param exists whether there is an entity at the other end
 */
public record Relation(String type, EntityRef target, boolean exists) {}
