package dev.slipway.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of the files of sources, and which of them changed without everyone having been told. Whole batches at once. */
@Component
class FileStore {

    private final JdbcClient jdbc;

    FileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Known> known(SourceId id) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select * from source.file where source_id = :id")
                .param("id", id.value())
                .query(row -> {
                    Known file = file(row);
                    known.put(file.path(), file);
                });
        return known;
    }

    Optional<Known> file(SourceId id, String path) {
        return jdbc.sql("select * from source.file where source_id = :id and path = :path")
                .param("id", id.value())
                .param("path", path)
                .query((row, number) -> file(row))
                .optional();
    }

    private static Known file(ResultSet row) throws SQLException {
        String readBy = row.getString("read_by");
        return new Known(
                row.getString("path"),
                row.getString("hash"),
                row.getLong("size"),
                instant(row, "modified_at"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"),
                readBy.isEmpty() ? Set.of() : Set.of(readBy.split(" ")));
    }

    void write(SourceId id, Collection<Known> files) {
        if (files.isEmpty()) {
            return;
        }
        List<Known> rows = List.copyOf(files);
        jdbc.sql("""
                insert into source.file (source_id, path, hash, size, modified_at, changed_at, changed_by, read_by)
                select :id, * from unnest(:path::text[], :hash::text[], :size::bigint[], :modified::timestamptz[],
                                          :changed::timestamptz[], :by::text[], :readBy::text[])
                on conflict (source_id, path) do update
                   set hash = excluded.hash, size = excluded.size, modified_at = excluded.modified_at,
                       changed_at = excluded.changed_at, changed_by = excluded.changed_by, read_by = excluded.read_by""")
                .param("id", id.value())
                .param("path", column(rows, Known::path))
                .param("hash", column(rows, Known::hash))
                .param("size", rows.stream().map(Known::size).toArray(Long[]::new))
                .param("modified", column(rows, file -> text(file.modifiedAt())))
                .param("changed", column(rows, file -> text(file.changedAt())))
                .param("by", column(rows, Known::changedBy))
                .param("readBy", column(rows, file -> String.join(" ", new TreeSet<>(file.readBy()))))
                .update();
    }

    void touch(SourceId id, List<Found> files) {
        if (files.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update source.file f set modified_at = t.modified_at
                  from unnest(:path::text[], :modified::timestamptz[]) t(path, modified_at)
                 where f.source_id = :id and f.path = t.path""")
                .param("id", id.value())
                .param("path", column(files, Found::path))
                .param("modified", column(files, file -> text(file.modifiedAt())))
                .update();
    }

    /** Forgets files, and what was wrong with them. */
    void remove(SourceId id, Collection<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        for (String table : List.of("source.file", "source.problem")) {
            jdbc.sql("delete from " + table + " where source_id = :id and path = any(:paths)")
                    .param("id", id.value())
                    .param("paths", paths.toArray(String[]::new))
                    .update();
        }
    }

    void addUntold(SourceId id, Collection<String> paths) {
        if (!paths.isEmpty()) {
            jdbc.sql("insert into source.untold (source_id, paths) values (:id, :paths)")
                    .param("id", id.value())
                    .param("paths", paths.toArray(String[]::new))
                    .update();
        }
    }

    List<String> takeUntold(SourceId id) {
        List<String[]> batches = jdbc.sql("delete from source.untold where source_id = :id returning paths")
                .param("id", id.value())
                .query((row, i) -> (String[]) row.getArray("paths").getArray())
                .list();
        return batches.stream().flatMap(Arrays::stream).distinct().sorted().toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
