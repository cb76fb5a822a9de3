package dev.slipway.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Backstage's filters as conditions: see {@link EntityPath}. */
final class EntityFilters {

    private EntityFilters() {}

    static Condition condition(EntityQuery query) {
        Condition condition = new Condition();
        List<String> sets = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Map<String, List<String>> filter : query.filters()) {
            List<String> clauses = new ArrayList<>();
            filter.forEach((key, wanted) -> clauses.add(clause(new EntityPath(key), wanted, values)));
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
            term(condition, term.strip(), query.termFields());
        }
        return condition;
    }

    private static String sql(EntityPredicate predicate, List<Object> values) {
        return switch (predicate) {
            case EntityPredicate.All all -> joined(all.of(), " and ", "true", values);
            case EntityPredicate.Any any -> joined(any.of(), " or ", "false", values);
            case EntityPredicate.Not not -> "(" + sql(not.of(), values) + ") is not true";
            case EntityPredicate.Has has -> clause(new EntityPath(has.key()), List.of(), values);
            case EntityPredicate.OneOf one ->
                one.values().isEmpty() ? "false" : clause(new EntityPath(one.key()), one.values(), values);
            case EntityPredicate.BeginsWith begins -> new EntityPath(begins.key()).beginning(begins.prefix(), values);
        };
    }

    private static String joined(List<EntityPredicate> parts, String by, String none, List<Object> values) {
        return parts.isEmpty()
                ? none
                : parts.stream().map(part -> "(" + sql(part, values) + ")").collect(Collectors.joining(by));
    }

    private static void term(Condition condition, String term, List<String> fields) {
        if (fields.isEmpty()) {
            condition.and("words like ?", Condition.containing(term));
            return;
        }
        List<Object> values = new ArrayList<>();
        String clauses = fields.stream()
                .map(field -> new EntityPath(field).containing(term, values))
                .collect(Collectors.joining(") or ("));
        condition.and("(" + clauses + ")", values.toArray());
    }

    private static String clause(EntityPath path, List<String> wanted, List<Object> values) {
        String[] lower = wanted.stream().map(Condition::lower).toArray(String[]::new);
        if (path.key().equals("metadata.uid") && lower.length > 0) {
            values.add(wanted.stream()
                    .map(EntityDocuments::uid)
                    .filter(Objects::nonNull)
                    .toArray(UUID[]::new));
            return "uid = any(?)";
        }
        String column = path.column();
        if (column != null) {
            return lower.length == 0 ? column + " is not null" : among(column, lower, values);
        }
        String relation = path.relation();
        if (relation != null) {
            values.add(relation);
            if (lower.length == 0) {
                return "exists (select from catalog.relation r where r.ref = e.ref and lower(r.type) = ?)";
            }
            values.add(lower);
            return "ref in (select r.ref from catalog.relation r where lower(r.type) = ? and r.target = any(?))";
        }
        if (lower.length == 0) {
            values.add(path.key());
            return "keys @> array[?::text]";
        }
        values.add(Arrays.stream(lower)
                .map(value -> FlatKeys.pair(path.key(), value))
                .toArray(String[]::new));
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
