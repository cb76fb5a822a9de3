package dev.slipway.catalog;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityQuery.Position;
import dev.slipway.catalog.EntityQuery.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
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
        EntityOrder order = EntityOrder.of(query.orders());
        Position from = query.from();
        boolean backwards = from != null && from.backwards();
        Condition page = filter.copy();
        if (from != null) {
            order.beyond(page, from);
        }
        List<Object> values = new ArrayList<>(order.parameters());
        values.addAll(Arrays.asList(page.values()));
        values.addAll(order.parameters());
        // the limit as a literal: PostgreSQL then keeps its plan instead of planning each page anew
        String limit = " limit " + (query.limit() + 1);
        if (query.offset() > 0) {
            limit += " offset ?";
            values.add(query.offset());
        }
        AtomicLong revision = new AtomicLong(-1);
        List<Position> positions = new ArrayList<>();
        List<String> items = new ArrayList<>(jdbc.query(
                "select " + JSON + ", " + PerRevision.REVISION + ", array[" + order.position()
                        + "] from catalog.entity e where " + page.sql() + " order by " + order.sql(backwards) + limit,
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

    static @Nullable UUID uid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
