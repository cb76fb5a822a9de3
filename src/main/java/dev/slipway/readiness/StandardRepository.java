package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.SourceId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code readiness.declaration} and {@code readiness.standard}. */
@Component
class StandardRepository {

    private static final long LOCK = 7007;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    StandardRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Stored(Scorecard scorecard, long revision, long judged) {}

    record Version(String name, long revision, long judged) {}

    /** Where a declaration of this name stands. */
    Optional<Declaration> declaration(String kind, String name) {
        return jdbc
                .query(
                        "select content from readiness.declaration where kind = ? and name = ?",
                        (result, i) -> json.readValue(result.getString(1), Declaration.class),
                        kind,
                        name)
                .stream()
                .findFirst();
    }

    void declare(Declaration declaration) {
        jdbc.update(
                """
                insert into readiness.declaration (kind, name, source, path, content) values (?, ?, ?, ?, ?::jsonb)
                on conflict (kind, name) do update set source = excluded.source, path = excluded.path,
                  content = excluded.content""",
                declaration.kind(),
                declaration.name(),
                declaration.source().value(),
                declaration.path(),
                json.writeValueAsString(declaration));
    }

    int undeclare(String kind, SourceId source, String path, String name) {
        return jdbc.update(
                "delete from readiness.declaration where kind = ? and source = ? and path = ? and name = ?",
                kind,
                source.value(),
                path,
                name);
    }

    List<Declaration> declarations(String kind) {
        return jdbc.query(
                "select content from readiness.declaration where kind = ? order by source, path, name",
                (result, i) -> json.readValue(result.getString(1), Declaration.class),
                kind);
    }

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
