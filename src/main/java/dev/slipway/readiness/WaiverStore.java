package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables {@code readiness.waiver} and {@code readiness.waiver_step}; the latter only ever grows. */
@Component
class WaiverStore {

    private static final String COLUMNS = """
            w.id, w.scorecard, w.entity, w.question, w.reason, w.measure, w.requested_by, w.requested_at, w.last_day,
            w.state, w.decided_by""";

    private final JdbcTemplate jdbc;

    WaiverStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty if the same was asked for already. */
    Optional<Waiver> add(WaiverRequest request, String person, Instant now) {
        try {
            return jdbc
                    .query(
                            "insert into readiness.waiver as w (scorecard, entity, question, reason, measure,"
                                    + " requested_by, requested_at, last_day, ends_at, state)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'requested') returning " + COLUMNS,
                            (result, i) -> waiver(result),
                            request.scorecard(),
                            request.entity().toString(),
                            request.question(),
                            request.reason(),
                            request.measure(),
                            person,
                            Timestamp.from(now),
                            Date.valueOf(request.lastDay()),
                            Timestamp.from(Waiver.end(request.lastDay())))
                    .stream()
                    .findFirst();
        } catch (DuplicateKeyException asked) {
            return Optional.empty();
        }
    }

    Optional<Waiver> find(long id) {
        return jdbc
                .query("select " + COLUMNS + " from readiness.waiver w where id = ?", (result, i) -> waiver(result), id)
                .stream()
                .findFirst();
    }

    /** False if it was not in the one state any more. */
    boolean move(long id, Waiver.State from, Waiver.State to) {
        return jdbc.update(
                        "update readiness.waiver set state = ? where id = ? and state = ?", to.word(), id, from.word())
                == 1;
    }

    boolean decide(long id, Waiver.State to, String person, LocalDate lastDay) {
        return jdbc.update("""
                        update readiness.waiver set state = ?, decided_by = ?, last_day = ?, ends_at = ?
                        where id = ? and state = 'requested'""", to.word(), person, Date.valueOf(lastDay), Timestamp.from(Waiver.end(lastDay)), id) == 1;
    }

    Optional<Waiver> approvedBeside(Waiver waiver) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from readiness.waiver w where scorecard = ? and entity = ?"
                                + " and question = ? and state = 'approved' and id <> ? for update",
                        (result, i) -> waiver(result),
                        waiver.scorecard(),
                        waiver.entity().toString(),
                        waiver.question(),
                        waiver.id())
                .stream()
                .findFirst();
    }

    void step(long waiver, Instant at, String who, String what, @Nullable String note) {
        jdbc.update(
                "insert into readiness.waiver_step (waiver, at, who, what, note) values (?, ?, ?, ?, ?)",
                waiver,
                Timestamp.from(at),
                who,
                what,
                note);
    }

    /** Oldest first. */
    List<Waiver.Step> steps(long waiver) {
        return jdbc.query(
                "select at, who, what, note from readiness.waiver_step where waiver = ? order by id",
                (result, i) -> new Waiver.Step(
                        result.getTimestamp(1).toInstant(),
                        result.getString(2),
                        result.getString(3),
                        result.getString(4)),
                waiver);
    }

    /** Those that hold at the moment, by entity. */
    Map<EntityRef, List<Waiver>> holding(Collection<EntityRef> refs, Instant moment) {
        Map<EntityRef, List<Waiver>> holding = new HashMap<>();
        jdbc.query(
                "select " + COLUMNS
                        + " from readiness.waiver w where entity = any(?) and state = 'approved' and ends_at > ?",
                result -> {
                    Waiver waiver = waiver(result);
                    holding.computeIfAbsent(waiver.entity(), ref -> new ArrayList<>())
                            .add(waiver);
                },
                refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new),
                Timestamp.from(moment));
        return holding;
    }

    /** Requested or approved ones of an entity. */
    List<Waiver> open(String scorecard, EntityRef entity) {
        return jdbc.query(
                "select " + COLUMNS + " from readiness.waiver w where scorecard = ? and entity = ?"
                        + " and state in ('requested', 'approved') order by id",
                (result, i) -> waiver(result),
                scorecard,
                entity.toString());
    }

    /** Requested or approved ones whose end has come; nobody else takes them meanwhile. */
    List<Waiver> over(Instant moment, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from readiness.waiver w where state in ('requested', 'approved')"
                        + " and ends_at <= ? order by ends_at limit ? for update skip locked",
                (result, i) -> waiver(result),
                Timestamp.from(moment),
                limit);
    }

    /** Those that hold, end by the moment, and of which nobody was reminded with so many days or fewer to go. */
    List<Waiver> toRemindOf(Instant until, int days, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from readiness.waiver w where state = 'approved' and ends_at <= ?"
                        + " and (reminded is null or reminded > ?) order by ends_at limit ? for update skip locked",
                (result, i) -> waiver(result),
                Timestamp.from(until),
                days,
                limit);
    }

    void reminded(long id, int days) {
        jdbc.update("update readiness.waiver set reminded = ? where id = ?", days, id);
    }

    /** Open ones first, those that end first before the others; then the latest. */
    Page<Waiver> list(WaiverFilter filter, int offset, int limit) {
        StringBuilder where = new StringBuilder("true");
        List<Object> values = new ArrayList<>();
        and(
                where,
                values,
                " and w.state = ?",
                filter.state() == null ? null : filter.state().word());
        and(where, values, " and w.entity = ?", filter.entity());
        and(where, values, " and w.question = ?", filter.question());
        and(where, values, " and w.scorecard = ?", filter.scorecard());
        and(
                where,
                values,
                " and exists (select from readiness.assessment a where a.scorecard = w.scorecard"
                        + " and a.entity = w.entity and a.owner = ?)",
                filter.owner());
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(" and strpos(lower(w.entity || ' ' || w.question || ' ' || w.reason || ' ' || w.requested_by),"
                    + " ?) > 0");
            values.add(filter.text().strip().toLowerCase(Locale.ROOT));
        }
        Long total = jdbc.queryForObject(
                "select count(*) from readiness.waiver w where " + where, Long.class, values.toArray());
        values.add(limit);
        values.add(offset);
        List<Waiver> waivers = jdbc.query(
                "select " + COLUMNS + " from readiness.waiver w where " + where
                        + " order by case w.state when 'requested' then 0 when 'approved' then 1 else 2 end,"
                        + " case when w.state in ('requested', 'approved') then w.ends_at end,"
                        + " w.requested_at desc, w.id desc limit ? offset ?",
                (result, i) -> waiver(result),
                values.toArray());
        return new Page<>(waivers, total == null ? 0 : total);
    }

    private static void and(StringBuilder where, List<Object> values, String sql, @Nullable Object value) {
        if (value != null) {
            where.append(sql);
            values.add(value.toString());
        }
    }

    private static Waiver waiver(ResultSet result) throws SQLException {
        return new Waiver(
                result.getLong("id"),
                result.getString("scorecard"),
                EntityRef.of(result.getString("entity")),
                result.getString("question"),
                result.getString("reason"),
                result.getString("measure"),
                result.getString("requested_by"),
                result.getTimestamp("requested_at").toInstant(),
                result.getObject("last_day", LocalDate.class),
                Waiver.State.ofWord(result.getString("state")).orElseThrow(),
                result.getString("decided_by"));
    }
}
