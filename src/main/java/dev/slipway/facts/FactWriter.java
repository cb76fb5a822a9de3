package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what a source states into {@code facts.fact}: one statement, however many entities. */
@Component
class FactWriter {

    // All parts of the statement see the table as it was before, so "before" can be compared with what is given.
    private static final String WRITE = """
            with given as materialized (
              select entity, key, cast(value as jsonb) as value, confidence, observed_at, valid_until,
                cast(evidence as jsonb) as evidence
              from unnest(cast(:refs as text[]), cast(:keys as text[]), cast(:values as text[]),
                  cast(:confidences as float8[]), cast(:observed as timestamptz[]), cast(:ends as timestamptz[]),
                  cast(:evidence as text[]))
                as g(entity, key, value, confidence, observed_at, valid_until, evidence)
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

    FactWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code whole}: what the source stated before about these entities and does not state now is removed. */
    Stated write(String source, Map<EntityRef, List<Fact>> facts, boolean whole, Instant now) {
        if (facts.isEmpty()) {
            return Stated.NOTHING;
        }
        List<Fact> rows = facts.values().stream().flatMap(Collection::stream).toList();
        Map<List<Evidence>, String> evidence = new IdentityHashMap<>(); // that of what was looked for in vain is shared
        int[] sums = new int[4];
        List<EntityRef> different = new ArrayList<>();
        jdbc.sql(WRITE)
                .param("refs", column(rows, fact -> fact.entity().toString()))
                .param("keys", column(rows, Fact::key))
                .param("values", column(rows, fact -> FactJson.write(fact.value())))
                .param("confidences", rows.stream().map(Fact::confidence).toArray(Double[]::new))
                .param("observed", column(rows, fact -> fact.observedAt().toString()))
                .param("ends", column(rows, fact -> fact.validUntil().toString()))
                .param("evidence", column(rows, fact -> evidence.computeIfAbsent(fact.evidence(), FactJson::write)))
                .param("source", source)
                .param("entities", FactStore.names(facts.keySet()))
                .param("whole", whole)
                .param("now", now.atOffset(ZoneOffset.UTC))
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

    private static String[] column(List<Fact> facts, Function<Fact, String> value) {
        return facts.stream().map(value).toArray(String[]::new);
    }
}
