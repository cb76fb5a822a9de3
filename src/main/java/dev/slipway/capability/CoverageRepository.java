package dev.slipway.capability;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code capability.coverage} and {@code capability.awaiting}. Written set by set, so it is plain SQL. */
@Component
class CoverageRepository {

    /** How long nothing must have changed before anything is mapped: whoever reads in thousands of services goes first. */
    static final Duration REST = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    CoverageRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            EntityRef entity,
            String title,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            long revision,
            String states,
            String tools,
            @Nullable Instant staleAt) {}

    /** An entity that waits, and since when: whoever marks it again meanwhile marks it for another look. */
    record Waiting(EntityRef entity, Timestamp since) {}

    void await(Collection<EntityRef> refs, Instant now) {
        jdbc.update(
                """
                insert into capability.awaiting (entity, since) select unnest(?::text[]), ?
                on conflict (entity) do update set since = excluded.since""",
                refs.stream().map(EntityRef::toString).distinct().sorted().toArray(String[]::new),
                Timestamp.from(now));
    }

    void awaitStale(Instant now) {
        jdbc.update("""
                insert into capability.awaiting (entity, since)
                select entity, ? from capability.coverage where stale_at <= ? order by entity
                on conflict (entity) do nothing""", Timestamp.from(now.minus(REST)), Timestamp.from(now));
    }

    /** Whether something was marked after the one moment, and nothing waits since before the other. */
    boolean busy(Instant after, Instant before) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select coalesce(max(since) > ? and min(since) > ?, false) from capability.awaiting",
                Boolean.class,
                Timestamp.from(after),
                Timestamp.from(before)));
    }

    List<Waiting> waiting(int limit) {
        return jdbc.query(
                "select entity, since from capability.awaiting order by entity limit ?",
                (row, i) -> new Waiting(EntityRef.of(row.getString(1)), row.getTimestamp(2)),
                limit);
    }

    void done(List<Waiting> done) {
        jdbc.batchUpdate(
                "delete from capability.awaiting where entity = ? and since = ?",
                done.stream()
                        .map(each -> new Object[] {each.entity().toString(), each.since()})
                        .toList());
    }

    void write(Collection<Row> rows, Instant now) {
        jdbc.batchUpdate(
                """
                insert into capability.coverage
                  (entity, title, owner, system, tier, revision, states, tools, mapped_at, stale_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (entity) do update set title = excluded.title, owner = excluded.owner,
                  system = excluded.system, tier = excluded.tier, revision = excluded.revision,
                  states = excluded.states, tools = excluded.tools, mapped_at = excluded.mapped_at,
                  stale_at = excluded.stale_at""",
                rows.stream()
                        .map(row -> {
                            Instant stale = row.staleAt();
                            return new @Nullable Object[] {
                                row.entity().toString(),
                                row.title(),
                                row.owner(),
                                row.system(),
                                row.tier(),
                                row.revision(),
                                row.states(),
                                row.tools(),
                                Timestamp.from(now),
                                stale == null ? null : Timestamp.from(stale)
                            };
                        })
                        .toList());
    }

    void forget(Collection<EntityRef> refs) {
        if (!refs.isEmpty()) {
            jdbc.update("delete from capability.coverage where entity = any(?)", (Object)
                    refs.stream().map(EntityRef::toString).toArray(String[]::new));
        }
    }

    long waiting() {
        Long count = jdbc.queryForObject("select count(*) from capability.awaiting", Long.class);
        return count == null ? 0 : count;
    }

    /** How many services stand alike, by their letters. */
    Map<String, Long> byStates(long revision, MapFilter filter) {
        return grouped("states", revision, filter);
    }

    /** How many services use the same tools, by the stored text. */
    Map<String, Long> byTools(long revision, MapFilter filter) {
        return grouped("tools", revision, filter);
    }

    private Map<String, Long> grouped(String column, long revision, MapFilter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(revision, filter, values);
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.query(
                "select " + column + ", count(*) from capability.coverage where " + where + " group by " + column,
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                },
                values.toArray());
        return counts;
    }

    /** @param place of the capability's letter, from 0 */
    Page<ServiceLine> services(
            long revision, int place, @Nullable Coverage coverage, MapFilter filter, int offset, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(revision, filter, values);
        if (coverage != null) {
            where += " and substr(states, ?, 1) = ?";
            values.add(place + 1);
            values.add(String.valueOf(coverage.letter()));
        }
        Long total = jdbc.queryForObject(
                "select count(*) from capability.coverage where " + where, Long.class, values.toArray());
        values.add(0, place + 1);
        values.add(limit);
        values.add(offset);
        List<ServiceLine> lines = jdbc.query(
                "select entity, title, owner, substr(states, ?, 1) from capability.coverage where " + where
                        + " order by title, entity limit ? offset ?",
                (row, i) -> new ServiceLine(
                        EntityRef.of(row.getString(1)),
                        row.getString(2),
                        ref(row.getString(3)),
                        Coverage.ofLetter(row.getString(4).charAt(0))),
                values.toArray());
        return new Page<>(lines, total == null ? 0 : total);
    }

    List<String> distinct(String column) {
        return jdbc.queryForList(
                "select distinct " + column + "::text from capability.coverage where " + column
                        + " is not null order by 1",
                String.class);
    }

    private static String where(long revision, MapFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("revision = ?");
        values.add(revision);
        if (filter.owner() != null) {
            where.append(" and owner = ?");
            values.add(Objects.toString(filter.owner()));
        }
        if (filter.system() != null) {
            where.append(" and system = ?");
            values.add(Objects.toString(filter.system()));
        }
        if (filter.tier() != null) {
            where.append(" and tier = ?");
            values.add(filter.tier());
        }
        return where.toString();
    }

    private static @Nullable EntityRef ref(@Nullable String text) {
        return text == null ? null : EntityRef.of(text);
    }
}
