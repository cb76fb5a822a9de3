package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.SourceId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code capability.declaration}, {@code capability.standard} and {@code capability.state}. */
@Component
class MapStore {

    private static final long LOCK = 7030;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    MapStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record State(long revision, long mapped) {}

    Optional<Declaration> declaration(String kind, String name) {
        return jdbc
                .query(
                        "select content from capability.declaration where kind = ? and name = ?",
                        (row, i) -> json.readValue(row.getString(1), Declaration.class),
                        kind,
                        name)
                .stream()
                .findFirst();
    }

    void declare(Declaration declaration) {
        jdbc.update(
                """
                insert into capability.declaration (kind, name, source, path, content) values (?, ?, ?, ?, ?::jsonb)
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
                "delete from capability.declaration where kind = ? and source = ? and path = ? and name = ?",
                kind,
                source.value(),
                path,
                name);
    }

    List<Declaration> declarations() {
        return jdbc.query(
                "select content from capability.declaration order by kind, source, path, name",
                (row, i) -> json.readValue(row.getString(1), Declaration.class));
    }

    /** One node at a time puts the standard together; held until the transaction ends. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
    }

    <T> List<T> standard(String kind, Class<T> type) {
        return jdbc.query(
                "select content from capability.standard where kind = ? order by name",
                (row, i) -> json.readValue(row.getString(1), type),
                kind);
    }

    void put(String kind, String name, Object content) {
        jdbc.update("""
                insert into capability.standard (kind, name, content) values (?, ?, ?::jsonb)
                on conflict (kind, name) do update set content = excluded.content""", kind, name, json.writeValueAsString(content));
    }

    /** @return how many went */
    int removeAllBut(String kind, List<String> names) {
        return jdbc.update(
                "delete from capability.standard where kind = ? and name <> all(?)",
                kind,
                names.toArray(String[]::new));
    }

    void changed() {
        jdbc.update("update capability.state set revision = revision + 1");
    }

    void mapped(long revision) {
        jdbc.update("update capability.state set mapped = ?", revision);
    }

    State state() {
        return jdbc.queryForObject(
                "select revision, mapped from capability.state", (row, i) -> new State(row.getLong(1), row.getLong(2)));
    }
}
