package dev.slipway.catalog;

import dev.slipway.catalog.Descriptor.Bond;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table {@code catalog.bond}, each relation as the end that declares it says it, and what is answered of both ends:
 * the view {@code catalog.relation}, and put together for each entity in {@code catalog.answered}.
 */
@Component
class BondStore {

    private record Row(String ref, String type, String target, String inverse) {}

    private static final Comparator<Row> BY_KEY =
            Comparator.comparing(Row::ref).thenComparing(Row::type).thenComparing(Row::target);

    private final JdbcTemplate jdbc;

    BondStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what these entities declare; says at which entities, at either end, relations came or went. */
    Set<String> replace(Collection<EntityRow> rows, Collection<String> removed) {
        Set<String> declarers = new HashSet<>(removed);
        Set<Row> wanted = new HashSet<>();
        for (EntityRow row : rows) {
            declarers.add(row.ref());
            for (Bond bond : row.descriptor().bonds()) {
                wanted.add(new Row(row.ref(), bond.type(), bond.target().toString(), bond.inverse()));
            }
        }
        Set<Row> stored = new HashSet<>(jdbc.query(
                "select ref, type, target, inverse from catalog.bond where ref = any(?)",
                (row, i) -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                (Object) declarers.toArray(String[]::new)));
        List<Row> added = wanted.stream()
                .filter(row -> !stored.contains(row))
                .sorted(BY_KEY) // neighbours in the index are written together
                .toList();
        List<Row> gone = stored.stream().filter(row -> !wanted.contains(row)).toList();
        if (!gone.isEmpty()) {
            jdbc.update("""
                    delete from catalog.bond b
                    using unnest(?::text[], ?::text[], ?::text[]) as gone (ref, type, target)
                    where (b.ref, b.type, b.target) = (gone.ref, gone.type, gone.target)""", column(gone, Row::ref), column(gone, Row::type), column(gone, Row::target));
        }
        if (!added.isEmpty()) {
            jdbc.update(
                    """
                    insert into catalog.bond (ref, type, target, inverse)
                    select * from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as added""",
                    column(added, Row::ref),
                    column(added, Row::type),
                    column(added, Row::target),
                    column(added, Row::inverse));
        }
        Set<String> touched = new HashSet<>();
        for (List<Row> changed : List.of(added, gone)) {
            changed.forEach(row -> touched.addAll(List.of(row.ref(), row.target())));
        }
        return touched;
    }

    private static Object column(List<Row> rows, Function<Row, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** Puts together anew what is answered of those of them that exist. */
    void answer(Collection<String> refs) {
        if (!refs.isEmpty()) {
            jdbc.update("""
                    insert into catalog.answered as known (ref, relations)
                    select e.ref, coalesce((
                      select json_agg(json_build_object('type', r.type, 'targetRef', r.target)
                               order by r.type, r.target)::text
                      from (select distinct type, target from catalog.relation where ref = e.ref) r), '[]')
                    from catalog.entity e where e.ref = any(?)
                    on conflict (ref) do update set relations = excluded.relations
                    where known.relations <> excluded.relations""", (Object) refs.toArray(String[]::new));
        }
    }

    /** What these entities, gone by now, declared, and what was answered of them. */
    void forget(Collection<String> refs) {
        jdbc.update("delete from catalog.answered where ref = any(?)", (Object) refs.toArray(String[]::new));
        answer(replace(List.of(), refs));
    }
}
