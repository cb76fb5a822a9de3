package dev.slipway.search;

import java.util.List;
import java.util.Map;

/**
 * What is looked for.
 *
 * @param text as typed; blank finds everything
 * @param filters facet name ({@code kind, owner, system, tag, age}) to the wanted values; values of one facet widen,
 *     facets narrow
 * @param limit 1 to 100
 */
public record SearchQuery(String text, Map<String, List<String>> filters, int offset, int limit) {}
