package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Names that two files claim: whoever has it hears of the other. */
@Component
class ConflictFindings implements CatalogFinding {

    private final JdbcTemplate jdbc;

    ConflictFindings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void find(Told told) {
        jdbc.query("""
                select e.source, e.path, e.line, w.ref, w.source, w.path
                from catalog.waiting w join catalog.entity e on e.ref = w.ref and e.orphaned_at is null
                where (w.source, w.path) <> (e.source, e.path) order by e.source, e.path, w.source, w.path""", row -> {
            told.of(
                    new SourceId(row.getString(1)),
                    new Problem(
                            row.getString(2),
                            row.getInt(3),
                            1,
                            "%s is also declared in %s of the source %s, which waits."
                                    .formatted(row.getString(4), row.getString(6), row.getString(5)),
                            "Agree with its owner: one of the two takes another name or namespace, or is removed;"
                                    + " if this one goes, the other comes in with the same identity."));
        });
    }
}
