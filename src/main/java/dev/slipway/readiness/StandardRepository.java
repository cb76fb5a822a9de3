package dev.slipway.readiness;

import dev.slipway.catalog.DeclarationTable;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code readiness.declaration} and {@code readiness.standard}. */
@Component
class StandardRepository {

    private static final long LOCK = 7007;

    final DeclarationTable declared;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    StandardRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.declared = new DeclarationTable(jdbc, "readiness.declaration");
    }

    record Stored(Scorecard scorecard, long revision, long judged) {}

    record Version(String name, long revision, long judged) {}

    /** One node at a time puts standards together; held until the transaction ends. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(?)", result -> {}, LOCK);
    }

    List<Stored> standards() {
        return jdbc.query(
                "select content, revision, judged from readiness.standard order by name",
                (result, i) -> new Stored(
                        json.readValue(result.getString(1), Scorecard.class), result.getLong(2), result.getLong(3)));
    }

    List<Version> versions() {
        return jdbc.query(
                "select name, revision, judged from readiness.standard order by name",
                (result, i) -> new Version(result.getString(1), result.getLong(2), result.getLong(3)));
    }

    void put(Scorecard scorecard) {
        jdbc.update("""
                insert into readiness.standard (name, revision, content)
                values (?, nextval('readiness.revision'), ?::jsonb)
                on conflict (name) do update set revision = excluded.revision, content = excluded.content""", scorecard.name(), json.writeValueAsString(scorecard));
    }

    void removeAllBut(List<String> names) {
        jdbc.update("delete from readiness.standard where name <> all(?)", (Object) names.toArray(String[]::new));
    }

    void judged(String name, long revision) {
        jdbc.update("update readiness.standard set judged = ? where name = ?", revision, name);
    }
}
