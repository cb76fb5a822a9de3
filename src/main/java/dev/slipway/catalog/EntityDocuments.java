package dev.slipway.catalog;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityQuery.Order;
import dev.slipway.catalog.EntityQuery.Position;
import dev.slipway.catalog.EntityQuery.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Entities as Backstage answers them: JSON, relations included, as it is stored, so that nothing is parsed on the way. */
@Component
@Requires(Permission.CATALOG_READ)
public class EntityDocuments {

    private static final String JSON = """
            head || ',"relations":' || coalesce((select a.relations from catalog.answered a where a.ref = e.ref), '[]')
              || coalesce(',"status":' || status, '') || '}'""";

    /** Sorts behind every value that is there; entities without one come last. */
    private static final String LAST = "\uFFFF";

    private final JdbcTemplate jdbc;
    private final PerRevision kept;

    EntityDocuments(JdbcTemplate jdbc, PerRevision kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    public Optional<String> find(EntityRef ref) {
        return one("ref = ?", ref.toString());
    }

    public Optional<String> find(UUID uid) {
        return one("uid = ?", uid);
    }

    private Optional<String> one(String condition, Object value) {
        return jdbc
                .queryForList("select " + JSON + " from catalog.entity e where " + condition, String.class, value)
                .stream()
                .findFirst();
    }

    /** Those of them that exist, by ref. */
    public Map<EntityRef, String> find(Collection<EntityRef> refs) {
        Map<EntityRef, String> found = new HashMap<>();
        if (!refs.isEmpty()) {
            jdbc.query(
                    "select ref, " + JSON + " from catalog.entity e where ref = any(?)",
                    row -> {
                        found.put(EntityRef.of(row.getString(1)), row.getString(2));
                    },
                    (Object) refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new));
        }
        return found;
    }

    /** Those of them that exist and pass. */
    public Map<EntityRef, String> find(Collection<EntityRef> refs, EntityQuery query) {
        Condition condition = EntityFilters.condition(query);
        condition.and("ref = any(?)", (Object)
                refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new));
        Map<EntityRef, String> found = new HashMap<>();
        jdbc.query(
                "select ref, " + JSON + " from catalog.entity e where " + condition.sql(),
                row -> {
                    found.put(EntityRef.of(row.getString(1)), row.getString(2));
                },
                condition.values());
        return found;
    }

    /** Two statements at most; one where nothing changed since the last that asked for the same. */
    public Result query(EntityQuery query) {
        Condition filter = EntityFilters.condition(query);
        List<Key> keys = keys(query.orders());
        Position from = query.from();
        boolean backwards = from != null && from.backwards();
        Condition page = filter.copy();
        if (from != null) {
            beyond(page, keys, from);
        }
        List<Object> parameters = new ArrayList<>();
        StringBuilder position = new StringBuilder();
        StringBuilder order = new StringBuilder();
        for (Key key : keys) {
            position.append(position.isEmpty() ? "" : ", ").append(key.sql());
            order.append(order.isEmpty() ? "" : ", ")
                    .append(key.sql())
                    .append(key.descending() != backwards ? " desc" : "");
            parameters.addAll(key.parameters());
        }
        List<Object> values = new ArrayList<>(parameters);
        values.addAll(Arrays.asList(page.values()));
        values.addAll(parameters);
        // the limit as a literal: PostgreSQL then keeps its plan instead of planning each page anew
        String limit = " limit " + (query.limit() + 1);
        if (query.offset() > 0) {
            limit += " offset ?";
            values.add(query.offset());
        }
        AtomicLong revision = new AtomicLong(-1);
        List<Position> positions = new ArrayList<>();
        List<String> items = new ArrayList<>(jdbc.query(
                "select " + JSON + ", " + PerRevision.REVISION + ", array[" + position
                        + "] from catalog.entity e where " + page.sql() + " order by " + order + limit,
                (row, i) -> {
                    revision.set(row.getLong(2));
                    positions.add(
                            new Position(List.of((String[]) row.getArray(3).getArray()), false));
                    return row.getString(1);
                },
                values.toArray()));
        boolean more = items.size() > query.limit();
        if (more) {
            items.removeLast();
            positions.removeLast();
        }
        if (backwards) {
            Collections.reverse(items);
            Collections.reverse(positions);
        }
        long total = revision.get() < 0 ? kept.count(filter) : kept.count(filter, revision.get());
        if (items.isEmpty()) {
            return new Result(items, total, null, null);
        }
        boolean after = backwards || more;
        boolean before = backwards ? more : from != null || query.offset() > 0;
        return new Result(
                items,
                total,
                after ? positions.getLast() : null,
                before ? new Position(positions.getFirst().values(), true) : null);
    }

    /** For each of the paths how often each value of it stands in entities that pass, most frequent first. */
    public Map<String, List<Facet.Count>> facets(Collection<String> paths, EntityQuery query) {
        Condition condition = EntityFilters.condition(query);
        long revision = kept.revision();
        Map<String, List<Facet.Count>> facets = new LinkedHashMap<>();
        for (String path : paths) {
            facets.put(path, kept.get(List.of(path, condition.key()), revision, () -> facet(path, condition)));
        }
        return facets;
    }

    private List<Facet.Count> facet(String path, Condition condition) {
        String column = EntityFilters.column(path);
        if (column != null) {
            return jdbc.query(
                    "select value, count(*) from (select " + column + " as value from catalog.entity e where "
                            + condition.sql()
                            + ") v where value is not null group by value order by count(*) desc, value",
                    (row, i) -> new Facet.Count(row.getString(1), row.getLong(2)),
                    condition.values());
        }
        List<Object> values = new ArrayList<>();
        String from;
        if (path.toLowerCase(java.util.Locale.ROOT).startsWith("relations.")) {
            from = """
                    select r.target as value from catalog.relation r
                    where r.ref = e.ref and lower(r.type) = ?""";
            values.add(Condition.lower(path.substring("relations.".length())));
        } else {
            from = """
                    select jsonb_array_elements_text(j.at) as value
                    from (select (e.head || '}')::jsonb #> ?::text[] as at) j where jsonb_typeof(j.at) = 'array'
                    union all
                    select j.at #>> '{}' from (select (e.head || '}')::jsonb #> ?::text[] as at) j
                    where jsonb_typeof(j.at) in ('string', 'number', 'boolean')""";
            values.add(EntityFilters.steps(path));
            values.add(EntityFilters.steps(path));
        }
        values.addAll(Arrays.asList(condition.values()));
        return jdbc.query(
                "select v.value, count(distinct e.ref) from catalog.entity e cross join lateral (" + from + ") v where "
                        + condition.sql() + " group by v.value order by 2 desc, 1",
                (row, i) -> new Facet.Count(row.getString(1), row.getLong(2)),
                values.toArray());
    }

    /** One part of the order, as SQL; never null, so that places can be compared. */
    private record Key(String sql, List<Object> parameters, boolean descending) {}

    private static List<Key> keys(List<Order> orders) {
        List<Key> keys = new ArrayList<>();
        boolean descending = false;
        for (Order order : orders) {
            descending = order.descending();
            String plain = EntityFilters.orderColumn(order.field());
            if (plain != null) {
                keys.add(new Key(plain, List.of(), descending));
            } else {
                keys.add(new Key(
                        "coalesce(lower((head || '}')::jsonb #>> ?::text[]), '" + (descending ? "" : LAST)
                                + "') collate \"C\"",
                        List.of((Object) EntityFilters.steps(order.field())),
                        descending));
            }
        }
        if (keys.isEmpty()) {
            keys.add(new Key("name", List.of(), false));
        }
        keys.add(new Key("ref", List.of(), descending));
        return keys;
    }

    /** What stands behind (or before) a place: {@code (a, b) > (?, ?)}, spelt out where directions differ. */
    private static void beyond(Condition condition, List<Key> keys, Position from) {
        List<String> clauses = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        boolean oneWay = keys.stream().map(Key::descending).distinct().count() == 1;
        if (oneWay) {
            StringBuilder left = new StringBuilder();
            StringBuilder right = new StringBuilder();
            keys.forEach(key -> {
                left.append(left.isEmpty() ? "" : ", ").append(key.sql());
                right.append(right.isEmpty() ? "?" : ", ?");
                values.addAll(key.parameters());
            });
            boolean less = keys.getFirst().descending() != from.backwards();
            values.addAll(from.values());
            condition.and("(" + left + ") " + (less ? "<" : ">") + " (" + right + ")", values.toArray());
            return;
        }
        for (int i = 0; i < keys.size(); i++) {
            StringBuilder clause = new StringBuilder("(");
            for (int j = 0; j < i; j++) {
                clause.append(keys.get(j).sql()).append(" = ? and ");
                values.addAll(keys.get(j).parameters());
                values.add(from.values().get(j));
            }
            boolean less = keys.get(i).descending() != from.backwards();
            clause.append(keys.get(i).sql()).append(less ? " < ?)" : " > ?)");
            values.addAll(keys.get(i).parameters());
            values.add(from.values().get(i));
            clauses.add(clause.toString());
        }
        condition.and(String.join(" or ", clauses), values.toArray());
    }

    /** How many values a place in this order has. */
    public static int places(List<Order> orders) {
        return Math.max(1, orders.size()) + 1;
    }

    static @Nullable UUID uid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
