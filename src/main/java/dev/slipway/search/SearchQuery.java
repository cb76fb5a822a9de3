package dev.slipway.search;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is looked for.
 *
 * @param text as typed; blank finds everything
 * @param filters facet name ({@code kind, owner, system, status, tag, age}, also {@code entity}, which is not counted) to the wanted values; values of one facet widen, facets narrow
 * @param offset up to 10,000
 * @param limit 1 to 100
 * @param own owners that come a little further up: whoever asks, and their groups
 */
public record SearchQuery(
        String text, Map<String, List<String>> filters, int offset, int limit, Order order, Set<String> own) {

    /** What comes first. */
    public enum Order {
        BEST,
        NEWEST
    }

    public SearchQuery {
        own = Set.copyOf(own);
        if (offset < 0 || offset > 10_000) {
            throw new SearchRefused("The offset must be a number from 0 to 10000.");
        }
        if (limit < 1 || limit > 100) {
            throw new SearchRefused("The limit must be a number from 1 to 100.");
        }
    }

    public SearchQuery(String text, Map<String, List<String>> filters, int offset, int limit) {
        this(text, filters, offset, limit, Order.BEST);
    }

    public SearchQuery(String text, Map<String, List<String>> filters, int offset, int limit, Order order) {
        this(text, filters, offset, limit, order, Set.of());
    }

    SearchQuery of(Set<String> owners) {
        return new SearchQuery(text, filters, offset, limit, order, owners);
    }
}
