package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables {@code facts.fact_set} and {@code facts.fact_type}. Facts are read set by set, so it is plain SQL. */
@Component
class FactStore {

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By entity, key and source. */
    List<Fact> of(Collection<EntityRef> entities) {
        return of(entities, "evidence");
    }

    /** Evidence is most of a fact, and those who judge thousands of entities do not look at it. */
    List<Fact> withoutEvidence(Collection<EntityRef> entities) {
        return of(entities, "'[]' as evidence");
    }

    private List<Fact> of(Collection<EntityRef> entities, String evidence) {
        if (entities.isEmpty()) {
            return List.of();
        }
        Map<String, EntityRef> refs = new HashMap<>();
        return jdbc
                .sql("select entity, source, observed_at, valid_until, size, facts, " + evidence
                        + " from facts.fact_set where entity = any(:entities)")
                .param("entities", names(entities))
                .query((result, n) -> set(refs.computeIfAbsent(result.getString("entity"), EntityRef::of), result))
                .list()
                .stream()
                .flatMap(set -> set.each().stream())
                .sorted(Comparator.comparing(Fact::entity)
                        .thenComparing(Fact::key)
                        .thenComparing(Fact::source))
                .toList();
    }

    private static FactSet set(EntityRef entity, ResultSet result) throws SQLException {
        return new FactSet(
                entity,
                result.getString("source"),
                result.getObject("observed_at", OffsetDateTime.class).toInstant(),
                result.getObject("valid_until", OffsetDateTime.class).toInstant(),
                result.getInt("size"),
                result.getString("facts"),
                result.getString("evidence"));
    }

    /** Only one at a time reads and rewrites what is known of these entities. */
    void lock(Collection<EntityRef> entities) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(e, 5)) from unnest(:entities) as e")
                .param("entities", names(entities))
                .query((result, n) -> n)
                .list();
    }

    /** All that this source states about these entities. */
    void replace(String source, Collection<EntityRef> entities, Collection<FactSet> sets) {
        jdbc.sql("delete from facts.fact_set where source = :source and entity = any(:entities)")
                .param("source", source)
                .param("entities", names(entities))
                .update();
        if (sets.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into facts.fact_set (entity, source, observed_at, valid_until, size, facts, evidence)
                        select entity, :source, observed_at, valid_until, size, facts::jsonb, evidence::json
                        from unnest(:refs::text[], :observed::timestamptz[], :ends::timestamptz[], :sizes::int[],
                            :facts::text[], :evidence::text[])
                          as given (entity, observed_at, valid_until, size, facts, evidence)""")
                .param("source", source)
                .param("refs", column(sets, set -> set.entity().toString()))
                .param("observed", column(sets, set -> set.observedAt().toString()))
                .param("ends", column(sets, set -> set.validUntil().toString()))
                .param("sizes", sets.stream().map(FactSet::size).toArray(Integer[]::new))
                .param("facts", column(sets, FactSet::facts))
                .param("evidence", column(sets, FactSet::evidence))
                .update();
    }

    private static String[] column(Collection<FactSet> sets, Function<FactSet, String> value) {
        return sets.stream().map(value).toArray(String[]::new);
    }

    /** Moves observation and end to now; gives the entities of which a fact had been stale. */
    List<EntityRef> renew(String source, Collection<EntityRef> entities, Instant now) {
        return jdbc.sql("""
                        with stale as (
                          select distinct entity from facts.fact_set
                          where source = :source and entity = any(:entities) and valid_until <= :now
                        ), renewed as (
                          update facts.fact_set set observed_at = :now, valid_until = valid_until + (:now - observed_at)
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
        jdbc.sql("delete from facts.fact_set where entity = any(:entities)")
                .param("entities", names(entities))
                .update();
    }

    long fresh(Instant moment) {
        return jdbc.sql("select coalesce(sum(size), 0) from facts.fact_set where valid_until > :moment")
                .param("moment", at(moment))
                .query(Long.class)
                .single();
    }

    List<EntityRef> ended(Instant after, Instant until) {
        return jdbc.sql("""
                        select distinct entity from facts.fact_set
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
