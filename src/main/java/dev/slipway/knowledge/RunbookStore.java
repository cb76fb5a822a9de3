package dev.slipway.knowledge;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runbooks with their last exercise, and the alerts that lead to them. */
@Component
class RunbookStore {

    private static final String STEM = "lower(substring(d.path from '([^/]+)[.][^./]+$'))";

    /**
     * A guide that an alert rule names is a runbook as well, whatever it looks like, and so is a playbook that was exercised.
     * What says nothing of a runbook, says nothing of it here either: only runs that count.
     */
    private static final String LAST = """
             from knowledge.document d
            left join lateral (select * from knowledge.exercise e
              where e.source = d.source and e.path = d.path and e.counted
              order by e.ended_at desc limit 1) e on true
            where (d.kind = 'RUNBOOK' or d.kind = 'PLAYBOOK' and e.id is not null or d.kind = 'GUIDE'
              and %s in (select stem from knowledge.alert
                where runbook is not null and stem not in ('readme', 'index', '_index')))
            """.formatted(STEM);

    private static final String ROWS = "select " + DocumentStore.COLUMNS + """
            , e.id as run, e.occasion, e.incident, e.revision, e.started_by, e.started_at, e.ended_by, e.ended_at, e.outcome,
            e.note, array(select distinct a.name from knowledge.alert a where a.stem = %s order by a.name) as alerts
            """.formatted(STEM);
    private static final int STEP = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RunbookStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Never exercised first, then the longest ago. */
    Page<Runbook> list(RunbookFilter filter, Instant staleBefore, int offset, int limit) {
        MapSqlParameterSource values = new MapSqlParameterSource();
        String where = where(filter, staleBefore, values);
        long total = jdbc.sql("select count(*)" + LAST + where)
                .paramSource(values)
                .query(Long.class)
                .single();
        values.addValue("offset", offset).addValue("limit", limit);
        List<Runbook> rows = jdbc.sql(
                        ROWS + LAST + where
                                + " order by e.ended_at nulls first, lower(d.title), d.source, d.path offset :offset limit :limit")
                .paramSource(values)
                .query(RUNBOOK)
                .list();
        return new Page<>(rows, total);
    }

    /** Page after page along the key of documents, so that nothing is sorted, skipped or held open. */
    void each(RunbookFilter filter, Instant staleBefore, Consumer<Runbook> each) {
        MapSqlParameterSource values = new MapSqlParameterSource("limit", STEP)
                .addValue("afterSource", "")
                .addValue("afterPath", "");
        String sql = ROWS + LAST + where(filter, staleBefore, values) + DocumentStore.AFTER;
        List<Runbook> page;
        do {
            page = jdbc.sql(sql).paramSource(values).query(RUNBOOK).list();
            page.forEach(each);
            if (!page.isEmpty()) {
                Document last = page.getLast().document();
                values.addValue("afterSource", last.source().value()).addValue("afterPath", last.path());
            }
        } while (page.size() == STEP);
    }

    private static String where(RunbookFilter filter, Instant staleBefore, MapSqlParameterSource values) {
        StringBuilder where = new StringBuilder();
        if (filter.entity() != null) {
            where.append(" and d.entity = :entity");
            values.addValue("entity", filter.entity().toString());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            where.append(" and (d.title ilike :text escape '!' or d.path ilike :text escape '!')");
            values.addValue("text", DocumentStore.like(filter.text()));
        }
        if (filter.exercised() != null) {
            values.addValue("before", Timestamp.from(staleBefore));
            where.append(
                    switch (filter.exercised()) {
                        case NEVER -> " and e.id is null";
                        case STALE -> " and e.ended_at <= :before";
                        case FRESH -> " and e.ended_at > :before";
                    });
        }
        return where.toString();
    }

    private static final RowMapper<Runbook> RUNBOOK = (row, i) -> {
        Document document = DocumentStore.document(row);
        UUID run = row.getObject("run", UUID.class);
        return new Runbook(document, run == null ? null : exercise(row, run, document), Arrays.asList((String[])
                row.getArray("alerts").getArray()));
    };

    private static Exercise exercise(ResultSet row, UUID run, Document document) throws SQLException {
        return new Exercise(
                run,
                document.source(),
                document.path(),
                document.title(),
                document.entity(),
                row.getString("revision"),
                Exercise.Occasion.valueOf(row.getString("occasion")),
                row.getString("incident"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("ended_by"),
                row.getTimestamp("ended_at").toInstant(),
                Exercise.Outcome.valueOf(row.getString("outcome")),
                row.getString("note"),
                List.of());
    }

    /** One at a time compares and rewrites the alerts of an entity. */
    void lockAlerts(Collection<EntityRef> entities) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(e, 7))"
                        + " from (select e from unnest(:entities) as e order by e) as sorted")
                .param("entities", names(entities))
                .query((row, i) -> 0)
                .list();
    }

    Map<EntityRef, Set<AlertRule>> alertsOf(Collection<EntityRef> entities) {
        Map<EntityRef, Set<AlertRule>> kept = new LinkedHashMap<>();
        jdbc.sql("select * from knowledge.alert where entity = any(:entities)")
                .param("entities", names(entities))
                .query(ALERT)
                .list()
                .forEach(alert -> kept.computeIfAbsent(alert.entity(), entity -> new HashSet<>())
                        .add(alert));
        return kept;
    }

    private static String[] names(Collection<EntityRef> entities) {
        return entities.stream().map(EntityRef::toString).toArray(String[]::new);
    }

    /** Makes these the alerts of these entities. */
    void alerts(Collection<EntityRef> entities, List<AlertRule> alerts) {
        if (entities.isEmpty()) {
            return;
        }
        jdbc.sql("delete from knowledge.alert where entity = any(:entities)")
                .param("entities", names(entities))
                .update();
        batches.batchUpdate(
                "insert into knowledge.alert (entity, name, runbook, stem, file, line) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                alerts,
                200,
                (row, alert) -> {
                    row.setString(1, alert.entity().toString());
                    row.setString(2, alert.name());
                    row.setString(3, alert.runbook());
                    row.setString(4, alert.stem());
                    row.setString(5, alert.file());
                    row.setInt(6, alert.line());
                });
    }

    /** Those of them of which alerts are kept. */
    List<EntityRef> withAlerts(Collection<EntityRef> entities) {
        return jdbc.sql("select distinct entity from knowledge.alert where entity = any(:entities)")
                .param("entities", names(entities))
                .query((row, i) -> EntityRef.of(row.getString(1)))
                .list();
    }

    List<AlertRule> alertsOf(EntityRef entity) {
        return jdbc.sql("select * from knowledge.alert where entity = :entity order by file, line")
                .param("entity", entity.toString())
                .query(ALERT)
                .list();
    }

    /** Whose rules name a file of this name, or are called so themselves. */
    List<AlertRule> alertsFor(String stem, int limit) {
        return jdbc.sql("select * from knowledge.alert where stem = :stem or lower(name) = :stem"
                        + " order by entity, file, line limit :limit")
                .param("stem", stem.toLowerCase(Locale.ROOT))
                .param("limit", limit)
                .query(ALERT)
                .list();
    }

    /** For each stem the runbook that fits best: the entity's own before those of nobody before those of others. */
    Map<String, Document> byStem(Collection<String> stems, @Nullable EntityRef entity) {
        Map<String, Document> found = new LinkedHashMap<>();
        List<Document> all = jdbc.sql("select " + DocumentStore.COLUMNS + " from knowledge.document d"
                        + " where d.kind in ('RUNBOOK', 'PLAYBOOK', 'GUIDE') and " + STEM + " = any(:stems)"
                        + " order by d.kind = 'GUIDE', (d.entity is not distinct from :entity) desc, (d.entity is null) desc,"
                        + " d.source, length(d.path), d.path limit 2000")
                .param("stems", new ArrayList<>(stems).toArray(String[]::new))
                .param("entity", entity == null ? null : entity.toString())
                .query((row, i) -> DocumentStore.document(row))
                .list();
        for (Document document : all) {
            found.putIfAbsent(Runbooks.stem(document), document);
        }
        return found;
    }

    private static final RowMapper<AlertRule> ALERT = (row, i) -> new AlertRule(
            EntityRef.of(row.getString("entity")),
            row.getString("name"),
            row.getString("runbook"),
            row.getString("file"),
            row.getInt("line"));
}
