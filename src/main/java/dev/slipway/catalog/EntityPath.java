package dev.slipway.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path into an entity, case aside, and where the store has its values: in a column, among the relations, or among the
 * flattened keys, as every other.
 */
record EntityPath(String key) {

    private static final String RELATIONS = "relations.";

    /** In lower case; the text after the key is ours, never the caller's. */
    private static final Map<String, String> COLUMNS = Map.of(
            "kind", "kind",
            "metadata.name", "name",
            "metadata.namespace", "namespace",
            "metadata.uid", "uid::text",
            "spec.type", "lower(type)",
            "spec.lifecycle", "lower(lifecycle)",
            "spec.owner", "lower(declared_owner)",
            "relations.ownedby", "owner");

    /** As they are written. */
    private static final Map<String, String> WRITTEN = Map.of(
            "kind", "declared_kind",
            "metadata.name", "declared_name",
            "metadata.namespace", "namespace",
            "metadata.uid", "uid::text",
            "metadata.tags", "unnest(tags)",
            "spec.type", "type",
            "spec.lifecycle", "lifecycle",
            "spec.owner", "declared_owner",
            "relations.ownedby", "owner");

    /** Which every entity has; indexes stand behind them. */
    private static final List<String> ALWAYS = List.of("kind", "metadata.name", "metadata.namespace");

    /** In {@code words}, if an entity has them at all. */
    private static final List<String> WORDS = List.of("metadata.title", "metadata.description");

    EntityPath {
        key = Condition.lower(key);
    }

    @Nullable
    String column() {
        return COLUMNS.get(key);
    }

    @Nullable
    String writtenColumn() {
        return WRITTEN.get(key);
    }

    /** The type of the relation; null for any other path. */
    @Nullable
    String relation() {
        return key.startsWith(RELATIONS) ? key.substring(RELATIONS.length()) : null;
    }

    /** What its pairs among the flattened keys begin with. */
    String prefix() {
        return FlatKeys.pair(key, "");
    }

    /** Where a value begins in such a pair, counted as PostgreSQL counts. */
    int start() {
        return prefix().codePointCount(0, prefix().length()) + 1;
    }

    /** That one of the values begins so; what was put into the text is added to the values. */
    String beginning(String prefix, List<Object> values) {
        return like(Condition.beginning(prefix), values);
    }

    /** That one of the values has this in it. */
    String containing(String term, List<Object> values) {
        String pattern = Condition.containing(term);
        if (!WORDS.contains(key)) {
            return like(pattern, values);
        }
        values.add(pattern); // spares most rows the look into their keys
        return "words like ? and " + like(pattern, values);
    }

    private String like(String pattern, List<Object> values) {
        if (column() != null) {
            values.add(pattern);
            return column() + " like ?";
        }
        if (relation() != null) {
            values.add(relation());
            values.add(pattern);
            return "exists (select from catalog.relation r where r.ref = e.ref and lower(r.type) = ? and r.target like ?)";
        }
        values.add(key);
        values.add(Condition.literal(prefix()) + pattern);
        return "keys @> array[?::text] and exists (select from unnest(keys) k where k like ?)";
    }

    /** The value that an entity is put in order by, or null where it has none; of several the one that comes first. */
    EntityOrder.Key order(boolean descending) {
        String column = column();
        if (column != null && ALWAYS.contains(key)) {
            return new EntityOrder.Key(column, List.of(), descending);
        }
        if (column != null) {
            return EntityOrder.Key.orLast(column, List.of(), descending);
        }
        String first = descending ? "max" : "min";
        if (relation() != null) {
            return EntityOrder.Key.orLast(
                    "(select " + first
                            + "(r.target) from catalog.relation r where r.ref = e.ref and lower(r.type) = ?)",
                    List.of(relation()),
                    descending);
        }
        return EntityOrder.Key.orLast(
                "(select " + first + "(substr(k, ?)) from unnest(keys) k where starts_with(k, ?))",
                List.<Object>of(start(), prefix()),
                descending);
    }
}
