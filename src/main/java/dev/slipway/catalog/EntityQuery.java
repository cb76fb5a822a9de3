package dev.slipway.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller of Backstage's interface asks for.
 *
 * @param filters an entity passes if it passes one of them (or there are none): every key with one of its values, or with
 *     any if none are given. Keys are paths into the entity, such as {@code spec.type} or {@code relations.ownedBy}
 * @param predicate what they must be like besides; null for anything
 * @param term part of one of the term fields, in any case
 * @param termFields paths; if empty, name, title and description
 * @param from where to go on from; null for the beginning
 */
public record EntityQuery(
        List<Map<String, List<String>>> filters,
        @Nullable EntityPredicate predicate,
        List<Order> orders,
        @Nullable String term,
        List<String> termFields,
        int offset,
        int limit,
        @Nullable Position from) {

    public record Order(String field, boolean descending) {}

    /** How many values a place in this order has. */
    public static int places(List<Order> orders) {
        return Math.max(1, orders.size()) + 1;
    }

    /**
     * An entity's place in the order.
     *
     * @param values of the order's fields, the ref last
     * @param backwards whether what stands before is wanted
     */
    public record Position(List<String> values, boolean backwards) {}

    /** @param next null on the last page */
    public record Result(
            List<String> items,
            long total,
            @Nullable Position next,
            @Nullable Position previous) {}

    /** Every entity that passes, in the usual order. */
    public static EntityQuery of(List<Map<String, List<String>>> filters, @Nullable EntityPredicate predicate) {
        return new EntityQuery(filters, predicate, List.of(), null, List.of(), 0, 0, null);
    }

    public EntityQuery {
        filters = List.copyOf(filters);
        orders = List.copyOf(orders);
        termFields = List.copyOf(termFields);
    }
}
