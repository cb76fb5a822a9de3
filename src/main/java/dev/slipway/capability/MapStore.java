package dev.slipway.capability;

import dev.slipway.catalog.DeclarationTable;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code capability.declaration}, {@code capability.standard} and {@code capability.state}. */
@Component
class MapStore {

    private static final long LOCK = 7030;

    final DeclarationTable declared;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    MapStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.declared = new DeclarationTable(jdbc, "capability.declaration");
    }

    record State(long revision, long mapped) {}

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
