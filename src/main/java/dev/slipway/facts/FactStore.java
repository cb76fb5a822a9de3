package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code facts.fact} and {@code facts.fact_type}. Facts are written set by set, so it is plain SQL. */
@Component
class FactStore {

    // All parts of the statement see the table as it was before, so "before" can be compared with what is given.
    private static final String WRITE = """
            with given as materialized (
              select * from jsonb_to_recordset(cast(:rows as jsonb)) as g(entity text, key text, value jsonb,
                confidence float8, observed_at timestamptz, valid_until timestamptz, evidence jsonb)
            ), before as materialized (
              select * from facts.fact where source = :source and entity = any(:entities)
            ), gone as (
              delete from facts.fact f using before b
              where :whole and f.entity = b.entity and f.key = b.key and f.source = b.source
                and not exists (select from given g where g.entity = b.entity and g.key = b.key)
              returning f.entity
            ), put as (
              insert into facts.fact (entity, key, source, value, confidence, observed_at, valid_until, evidence)
              select entity, key, :source, value, confidence, observed_at, valid_until, evidence
              from given order by entity, key
              on conflict (entity, key, source) do update set value = excluded.value,
                confidence = excluded.confidence, observed_at = excluded.observed_at,
                valid_until = excluded.valid_until, evidence = excluded.evidence
              where (fact.value, fact.confidence, fact.observed_at, fact.valid_until, fact.evidence)
                is distinct from (excluded.value, excluded.confidence, excluded.observed_at, excluded.valid_until,
                  excluded.evidence)
            ), outcome as (
              select g.entity, case when b.key is null then 'added'
                when (b.value, b.confidence, b.evidence) is distinct from (g.value, g.confidence, g.evidence)
                  or (b.valid_until > :now) <> (g.valid_until > :now) then 'changed'
                else 'renewed' end as what
              from given g left join before b on b.entity = g.entity and b.key = g.key
              union all select entity, 'removed' from gone
            )
            select entity, count(*) filter (where what = 'added') as added,
              count(*) filter (where what = 'changed') as changed,
              count(*) filter (where what = 'renewed') as renewed,
              count(*) filter (where what = 'removed') as removed
            from outcome group by entity order by entity""";

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code whole}: what the source stated before about these entities and does not state now is removed. */
    Stated write(String source, Map<EntityRef, List<Fact>> facts, boolean whole, Instant now) {
        if (facts.isEmpty()) {
            return Stated.NOTHING;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        facts.values().forEach(list -> list.forEach(fact -> rows.add(row(fact))));
        int[] sums = new int[4];
        List<EntityRef> different = new ArrayList<>();
        jdbc.sql(WRITE)
                .param("rows", FactJson.write(rows))
                .param("source", source)
                .param("entities", names(facts.keySet()))
                .param("whole", whole)
                .param("now", at(now))
                .query((result, n) -> {
                    int added = result.getInt("added");
                    int changed = result.getInt("changed");
                    int removed = result.getInt("removed");
                    sums[0] += added;
                    sums[1] += changed;
                    sums[2] += result.getInt("renewed");
                    sums[3] += removed;
                    if (added + changed + removed > 0) {
                        different.add(EntityRef.of(result.getString("entity")));
                    }
                    return n;
                })
                .list();
        return new Stated(sums[0], sums[1], sums[2], sums[3], List.copyOf(different));
    }

    private static Map<String, Object> row(Fact fact) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("entity", fact.entity().toString());
        row.put("key", fact.key());
        row.put("value", fact.value());
        row.put("confidence", fact.confidence());
        row.put("observed_at", fact.observedAt().toString());
        row.put("valid_until", fact.validUntil().toString());
        row.put("evidence", fact.evidence().stream().map(FactJson::evidence).toList());
        return row;
    }

    List<Fact> of(Collection<EntityRef> entities) {
        if (entities.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from facts.fact where entity = any(:entities) order by entity, key, source")
                .param("entities", names(entities))
                .query((result, n) -> fact(result))
                .list();
    }

    private static Fact fact(ResultSet result) throws SQLException {
        return new Fact(
                EntityRef.of(result.getString("entity")),
                result.getString("key"),
                FactJson.value(result.getString("value")),
                result.getString("source"),
                result.getDouble("confidence"),
                result.getObject("observed_at", OffsetDateTime.class).toInstant(),
                result.getObject("valid_until", OffsetDateTime.class).toInstant(),
                FactJson.evidence(result.getString("evidence")));
    }

    /** Moves observation and end to now; gives the entities of which a fact had been stale. */
    List<EntityRef> renew(String source, Collection<EntityRef> entities, Instant now) {
        return jdbc.sql("""
                        with stale as (
                          select distinct entity from facts.fact
                          where source = :source and entity = any(:entities) and valid_until <= :now
                        ), renewed as (
                          update facts.fact set observed_at = :now, valid_until = valid_until + (:now - observed_at)
                          where source = :source and entity = any(:entities) and observed_at < :now
                        )
                        select entity from stale order by entity""")
                .param("source", source)
                .param("entities", names(entities))
                .param("now", at(now))
                .query((result, n) -> EntityRef.of(result.getString("entity")))
                .list();
    }

    void forget(Collection<EntityRef> entities) {
        jdbc.sql("delete from facts.fact where entity = any(:entities)")
                .param("entities", names(entities))
                .update();
    }

    long fresh(Instant moment) {
        return jdbc.sql("select count(*) from facts.fact where valid_until > :moment")
                .param("moment", at(moment))
                .query(Long.class)
                .single();
    }

    List<EntityRef> ended(Instant after, Instant until) {
        return jdbc.sql("""
                        select distinct entity from facts.fact
                        where valid_until > :after and valid_until <= :until order by entity""")
                .param("after", at(after))
                .param("until", at(until))
                .query((result, n) -> EntityRef.of(result.getString("entity")))
                .list();
    }

    Map<String, FactType> types() {
        Map<String, FactType> types = new LinkedHashMap<>();
        jdbc.sql("select distinct on (key) * from facts.fact_type order by key, declared")
                .query((result, n) -> type(result))
                .list()
                .forEach(type -> types.put(type.key(), type));
        return types;
    }

    private static FactType type(ResultSet result) throws SQLException {
        return new FactType(
                result.getString("key"),
                FactType.Type.valueOf(result.getString("type")),
                result.getString("meaning"),
                Duration.ofSeconds(result.getLong("fresh_seconds")),
                result.getBoolean("attestable"));
    }

    /** Where else the key was declared before this file did. */
    Optional<String> declaredBefore(String key, SourceId source, String path) {
        return jdbc.sql("""
                        select other.source || '/' || other.path from facts.fact_type other
                        where other.key = :key and (other.source, other.path) <> (:source, :path)
                          and other.declared < coalesce((select own.declared from facts.fact_type own
                            where own.key = :key and own.source = :source and own.path = :path), 9223372036854775807)
                        order by other.declared limit 1""")
                .param("key", key)
                .param("source", source.value())
                .param("path", path)
                .query(String.class)
                .optional();
    }

    boolean declare(FactType type, SourceId source, String path) {
        return jdbc.sql("""
                                insert into facts.fact_type (key, source, path, type, meaning, fresh_seconds, attestable)
                                values (:key, :source, :path, :type, :meaning, :fresh, :attestable)
                                on conflict (key, source, path) do update set type = excluded.type,
                                  meaning = excluded.meaning, fresh_seconds = excluded.fresh_seconds,
                                  attestable = excluded.attestable
                                where (fact_type.type, fact_type.meaning, fact_type.fresh_seconds, fact_type.attestable)
                                  is distinct from (excluded.type, excluded.meaning, excluded.fresh_seconds,
                                    excluded.attestable)""")
                        .param("key", type.key())
                        .param("source", source.value())
                        .param("path", path)
                        .param("type", type.type().name())
                        .param("meaning", type.meaning())
                        .param("fresh", type.fresh().toSeconds())
                        .param("attestable", type.attestable())
                        .update()
                > 0;
    }

    boolean undeclare(String key, SourceId source, String path) {
        return jdbc.sql("delete from facts.fact_type where key = :key and source = :source and path = :path")
                        .param("key", key)
                        .param("source", source.value())
                        .param("path", path)
                        .update()
                > 0;
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static String[] names(Collection<EntityRef> refs) {
        TreeSet<String> names = new TreeSet<>();
        refs.forEach(ref -> names.add(ref.toString()));
        return names.toArray(String[]::new);
    }
}
