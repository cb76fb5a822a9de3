package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Where a room keeps what files declare of its kinds, just as they declare it. */
public final class DeclarationTable {

    private final JdbcTemplate jdbc;
    private final String table;
    private final JsonMapper json = JsonMapper.shared();

    /** @param table with kind and name, which are its key, source, path, and content as JSON */
    public DeclarationTable(JdbcTemplate jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    public Optional<Declaration> find(String kind, String name) {
        return some(" where kind = ? and name = ?", kind, name).stream().findFirst();
    }

    public List<Declaration> all(String kind) {
        return some(" where kind = ? order by source, path, name", kind);
    }

    public List<Declaration> all() {
        return some(" order by kind, source, path, name");
    }

    private List<Declaration> some(String which, Object... values) {
        return jdbc.query(
                "select content from " + table + which,
                (row, i) -> json.readValue(row.getString(1), Declaration.class),
                values);
    }

    void put(Declaration declaration) {
        jdbc.update(
                "insert into " + table + " (kind, name, source, path, content) values (?, ?, ?, ?, ?::jsonb)"
                        + " on conflict (kind, name) do update set source = excluded.source, path = excluded.path,"
                        + " content = excluded.content",
                declaration.kind(),
                declaration.name(),
                declaration.source().value(),
                declaration.path(),
                json.writeValueAsString(declaration));
    }

    /** @return whether it was there */
    boolean remove(String kind, SourceId source, String path, String name) {
        return jdbc.update(
                        "delete from " + table + " where kind = ? and source = ? and path = ? and name = ?",
                        kind,
                        source.value(),
                        path,
                        name)
                > 0;
    }
}
