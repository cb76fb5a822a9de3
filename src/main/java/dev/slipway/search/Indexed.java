package dev.slipway.search;

import java.util.Set;

/**
 * This node's index has caught up with these changes. Published on every node, after the documents can be found, so that
 * open pages can follow.
 */
public record Indexed(Set<String> ids) {}
