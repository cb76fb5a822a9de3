package dev.slipway.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Backstage's filters as conditions: columns where there is one, the flattened document for every other path. */
final class EntityFilters {

    /** Case aside, as in Backstage; the text after the arrow is ours, never the caller's. */
    private static final Map<String, String> FILTERS = Map.of(
            "kind", "kind",
            "metadata.name", "name",
            "metadata.namespace", "namespace",
            "spec.type", "lower(type)",
            "spec.lifecycle", "lower(lifecycle)",
            "spec.owner", "lower(declared_owner)");

    private static final Map<String, String> FACETS = Map.of(
            "kind", "declared_kind",
            "metadata.name", "declared_name",
            "metadata.namespace", "namespace",
            "metadata.tags", "unnest(tags)",
            "spec.type", "type",
            "spec.lifecycle", "lifecycle",
            "spec.owner", "declared_owner");

    private static final Map<String, String> ORDERS =
            Map.of("kind", "kind", "metadata.name", "name", "metadata.namespace", "namespace");

    private EntityFilters() {}

    static @Nullable String column(String path) {
        return FACETS.get(Condition.lower(path));
    }

    static @Nullable String orderColumn(String path) {
        return ORDERS.get(Condition.lower(path));
    }

    /** {@code metadata.annotations.github.com/project-slug} has three steps: keys of annotations have dots in them. */
    static String[] steps(String path) {
        for (String map : List.of("metadata.annotations.", "metadata.labels.")) {
            if (path.startsWith(map)) {
                return new String[] {"metadata", map.split("\\.")[1], path.substring(map.length())};
            }
        }
        return path.split("\\.");
    }

    static Condition condition(EntityQuery query) {
        Condition condition = new Condition();
        List<String> sets = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Map<String, List<String>> filter : query.filters()) {
            List<String> clauses = new ArrayList<>();
            filter.forEach((key, wanted) -> clauses.add(clause(Condition.lower(key), wanted, values)));
            sets.add(clauses.isEmpty() ? "true" : String.join(" and ", clauses));
        }
        if (!sets.isEmpty()) {
            condition.and(
                    sets.size() == 1 ? sets.getFirst() : "(" + String.join(") or (", sets) + ")", values.toArray());
        }
        EntityPredicate predicate = query.predicate();
        if (predicate != null) {
            List<Object> more = new ArrayList<>();
            String clause = sql(predicate, more);
            condition.and(clause, more.toArray());
        }
        String term = query.term();
        if (term != null && !term.isBlank()) {
            term(condition, Condition.containing(term.strip()), query.termFields());
        }
        return condition;
    }

    private static String sql(EntityPredicate predicate, List<Object> values) {
        return switch (predicate) {
            case EntityPredicate.All all -> joined(all.of(), " and ", "true", values);
            case EntityPredicate.Any any -> joined(any.of(), " or ", "false", values);
            case EntityPredicate.Not not -> "(" + sql(not.of(), values) + ") is not true";
            case EntityPredicate.Has has -> clause(Condition.lower(has.key()), List.of(), values);
            case EntityPredicate.OneOf one ->
                one.values().isEmpty() ? "false" : clause(Condition.lower(one.key()), one.values(), values);
            case EntityPredicate.BeginsWith begins -> begins(Condition.lower(begins.key()), begins.prefix(), values);
        };
    }

    private static String joined(List<EntityPredicate> parts, String by, String none, List<Object> values) {
        return parts.isEmpty()
                ? none
                : parts.stream().map(part -> "(" + sql(part, values) + ")").collect(Collectors.joining(by));
    }

    private static String begins(String key, String prefix, List<Object> values) {
        String column = FILTERS.get(key);
        if (column == null && key.startsWith("relations.")) {
            values.add(key.substring("relations.".length()));
            values.add(Condition.beginning(prefix));
            return "exists (select from catalog.relation r where r.ref = e.ref and lower(r.type) = ? and r.target like ?)";
        }
        if (column == null && !key.equals("metadata.uid")) {
            values.add(key);
            values.add(Condition.beginning(key + "=" + prefix));
            return "keys @> array[?::text] and exists (select from unnest(keys) k where k like ?)";
        }
        values.add(Condition.beginning(prefix));
        return (column == null ? "uid::text" : column) + " like ?";
    }

    private static void term(Condition condition, String pattern, List<String> fields) {
        if (fields.isEmpty()) {
            condition.and("words like ?", pattern);
            return;
        }
        List<String> clauses = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (String field : fields) {
            switch (Condition.lower(field)) {
                case "metadata.name" -> clauses.add("name like ?");
                case "metadata.title" -> clauses.add("lower(title) like ?");
                case "metadata.description" -> clauses.add("lower(description) like ?");
                default -> {
                    clauses.add("lower((head || '}')::jsonb #>> ?::text[]) like ?");
                    values.add(steps(field));
                }
            }
            values.add(pattern);
        }
        condition.and(String.join(" or ", clauses), values.toArray());
    }

    private static String clause(String key, List<String> wanted, List<Object> values) {
        String[] lower = wanted.stream().map(Condition::lower).toArray(String[]::new);
        String column = FILTERS.get(key);
        if (column != null) {
            return lower.length == 0 ? column + " is not null" : among(column, lower, values);
        }
        if (key.equals("metadata.uid") && wanted.isEmpty()) {
            return "true";
        }
        if (key.equals("metadata.uid")) {
            UUID[] uids = wanted.stream()
                    .map(EntityDocuments::uid)
                    .filter(Objects::nonNull)
                    .toArray(UUID[]::new);
            values.add(uids);
            return "uid = any(?)";
        }
        if (key.equals("relations.ownedby") && lower.length > 0) {
            return among("owner", lower, values);
        }
        if (key.startsWith("relations.")) {
            values.add(key.substring("relations.".length()));
            if (lower.length == 0) {
                return "exists (select from catalog.relation r where r.ref = e.ref and lower(r.type) = ?)";
            }
            values.add(lower);
            return "ref in (select r.ref from catalog.relation r where lower(r.type) = ? and r.target = any(?))";
        }
        if (lower.length == 0) {
            values.add(key);
            return "keys @> array[?::text]";
        }
        String[] pairs = new String[lower.length];
        for (int i = 0; i < lower.length; i++) {
            pairs[i] = key + "=" + lower[i];
        }
        values.add(pairs);
        return "keys && ?::text[]";
    }

    private static String among(String column, String[] wanted, List<Object> values) {
        if (wanted.length == 1) {
            values.add(wanted[0]);
            return column + " = ?";
        }
        values.add(wanted);
        return column + " = any(?)";
    }
}
