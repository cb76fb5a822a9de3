package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Relations to what the catalog does not have, or has only as an orphan. Of owners {@link OwnerFindings} speaks; and of a
 * kind of which the catalog holds none at all nothing is said: then nobody keeps that kind here.
 */
@Component
class DanglingFindings implements CatalogFinding {

    private static final int MOST = 5_000;

    private final JdbcTemplate jdbc;

    DanglingFindings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void find(Told told) {
        jdbc.query(
                """
                select e.source, e.path, e.line, r.ref, r.type, r.target, t.ref is not null,
                  (select n.ref from catalog.alias a join catalog.entity n on n.uid = a.uid
                   where a.ref = r.target and n.ref <> r.target)
                from catalog.bond r
                join catalog.entity e on e.ref = r.ref and e.orphaned_at is null
                left join catalog.entity t on t.ref = r.target
                where r.type <> 'ownedBy' and (t.ref is null or t.orphaned_at is not null)
                  and split_part(r.target, ':', 1) in (select distinct kind from catalog.entity where orphaned_at is null)
                order by e.source, e.path, e.line, r.type, r.target limit ?""",
                row -> {
                    String now = row.getString(8);
                    told.of(
                            new SourceId(row.getString(1)),
                            new Problem(
                                    row.getString(2),
                                    row.getInt(3),
                                    1,
                                    "%s names %s (%s), %s."
                                            .formatted(
                                                    row.getString(4),
                                                    row.getString(6),
                                                    row.getString(5),
                                                    row.getBoolean(7)
                                                            ? "whose descriptor is gone"
                                                            : "which is not in the catalog"),
                                    now == null
                                            ? "Mend the name, take it out, or add a descriptor for it."
                                            : "It is called " + now + " now; write that."));
                },
                MOST);
    }
}
