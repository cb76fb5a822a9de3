package dev.slipway.catalog;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which values entities have, as Backstage counts them: by their flattened keys. */
@Component
@Requires(Permission.CATALOG_READ)
public class EntityFacets {

    private static final String COUNTED =
            "select value, count(*) from (%s) v group by value order by count(*) desc, value";

    private final JdbcTemplate jdbc;
    private final PerRevision kept;

    EntityFacets(JdbcTemplate jdbc, PerRevision kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /** For each of the paths, as it was asked, how often each value stands in entities that pass, most frequent first. */
    public Map<String, List<Facet.Count>> of(Collection<String> paths, EntityQuery query) {
        Condition condition = EntityFilters.condition(query);
        long revision = kept.revision();
        Map<String, List<Facet.Count>> facets = new LinkedHashMap<>();
        for (String asked : paths) {
            EntityPath path = new EntityPath(asked);
            facets.put(
                    asked, kept.get(List.of("facet", path, condition.key()), revision, () -> count(path, condition)));
        }
        return facets;
    }

    private List<Facet.Count> count(EntityPath path, Condition condition) {
        String column = path.writtenColumn();
        String relation = path.relation();
        if (column != null) {
            return counts(
                    "select value from (select " + column + " as value from catalog.entity e where " + condition.sql()
                            + ") c where char_length(value) <= " + FlatKeys.LONGEST,
                    List.of(),
                    condition);
        }
        if (relation != null) {
            return counts(
                    "select distinct r.ref, r.target as value from catalog.relation r where lower(r.type) = ?"
                            + " and r.ref in (select e.ref from catalog.entity e where " + condition.sql() + ")",
                    List.of(relation),
                    condition);
        }
        return counts("""
                select coalesce(e.written ->> n::text, substr(k, ?)) collate "C" as value
                from catalog.entity e cross join lateral unnest(e.keys) with ordinality u (k, n)
                where e.keys @> array[?::text] and starts_with(k, ?) and\s""" + condition.sql(), List.of(path.start(), path.key(), path.prefix()), condition);
    }

    private List<Facet.Count> counts(String values, List<Object> first, Condition condition) {
        List<Object> parameters = new ArrayList<>(first);
        parameters.addAll(Arrays.asList(condition.values()));
        return jdbc.query(
                COUNTED.formatted(values),
                (row, i) -> new Facet.Count(row.getString(1), row.getLong(2)),
                parameters.toArray());
    }
}
