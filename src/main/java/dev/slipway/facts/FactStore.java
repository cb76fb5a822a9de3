package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code facts.fact_set}. Facts are read set by set, so it is plain SQL. */
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

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    static String[] names(Collection<EntityRef> refs) {
        TreeSet<String> names = new TreeSet<>();
        refs.forEach(ref -> names.add(ref.toString()));
        return names.toArray(String[]::new);
    }
}
