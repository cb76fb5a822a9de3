package dev.slipway.source;

import dev.slipway.search.SearchLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of sources, their files and their problems. Bulk work throughout, so plain SQL. */
@Component
class SourceStore {

    private static final String SOURCES = """
            select s.*, r.activity is not null as believed, coalesce(f.n, 0) as files, coalesce(p.n, 0) as problems
              from source.source s
              left join source.repository r using (source_id)
              left join (select source_id, count(*) as n from source.file group by source_id) f using (source_id)
              left join (select source_id, count(*) as n from source.problem group by source_id) p using (source_id)
            """;

    private final JdbcClient jdbc;
    private final SearchLog log;

    SourceStore(JdbcClient jdbc, SearchLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** Lets the open pages of every node know that a source looks different now. */
    void tell() {
        log.changed(List.of(Sources.NEWS));
    }

    /**
     * A source with what only this room needs to know of it.
     *
     * @param organisation that it was found in
     * @param believed whether its host's listing says when it was pushed to
     * @param failures in a row
     * @param place stands for the folder that was read last
     */
    record Kept(
            Source source,
            boolean configured,
            boolean leaving,
            @Nullable String readBy,
            @Nullable String organisation,
            boolean believed,
            int failures,
            @Nullable String place) {

        boolean found() {
            return organisation != null;
        }
    }

    List<Kept> all() {
        return jdbc.sql(SOURCES + " order by s.kind <> 'BUILT_IN', s.source_id")
                .query((row, number) -> kept(row))
                .list();
    }

    Optional<Kept> find(SourceId id) {
        return jdbc.sql(SOURCES + " where s.source_id = :id")
                .param("id", id.value())
                .query((row, number) -> kept(row))
                .optional();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        Source source = new Source(
                new SourceId(row.getString("source_id")),
                row.getString("name"),
                Source.Kind.valueOf(row.getString("kind")),
                row.getString("location"),
                row.getString("branch"),
                row.getString("revision"),
                instant(row, "synced_at"),
                row.getString("error"),
                instant(row, "error_at"),
                row.getLong("files"),
                row.getLong("problems"));
        return new Kept(
                source,
                row.getBoolean("configured"),
                row.getBoolean("leaving"),
                row.getString("read_by"),
                row.getString("organisation_id"),
                row.getBoolean("believed"),
                row.getInt("failures"),
                row.getString("place"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    /** Until the end of the transaction nobody else adds or removes a source. */
    void exclusively() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('slipway.source', 0))")
                .query(row -> {});
    }

    void add(SourceId id, String name, Location location, boolean configured) {
        jdbc.sql("""
                insert into source.source (source_id, name, kind, location, branch, configured)
                values (:id, :name, :kind, :location, :branch, :configured)""")
                .param("id", id.value())
                .param("name", name)
                .param("kind", location.kind().name())
                .param("location", location.value())
                .param("branch", location.branch())
                .param("configured", configured)
                .update();
        tell();
    }

    /** Says of a source that is there what the settings say of it now. */
    void confirm(SourceId id, String name, Location location) {
        jdbc.sql("""
                update source.source
                   set name = :name, location = :location, branch = :branch, configured = true, leaving = false
                 where source_id = :id""")
                .param("id", id.value())
                .param("name", name)
                .param("location", location.value())
                .param("branch", location.branch())
                .update();
    }

    void leave(SourceId id) {
        jdbc.sql("""
                update source.source set leaving = true, revision = null, read_by = null, next_visit = now()
                 where source_id = :id and not leaving""").param("id", id.value()).update();
        tell();
    }

    void delete(SourceId id) {
        jdbc.sql("delete from source.source where source_id = :id")
                .param("id", id.value())
                .update();
        tell();
    }

    void progress(SourceId id, int handedOn, int toHandOn) {
        jdbc.sql("update source.source set handed_on = :done, to_hand_on = :total where source_id = :id")
                .param("id", id.value())
                .param("done", handedOn)
                .param("total", toHandOn)
                .update();
        tell();
    }

    Map<SourceId, Progress> progress() {
        Map<SourceId, Progress> all = new HashMap<>();
        jdbc.sql("select source_id, handed_on, to_hand_on from source.source where to_hand_on > 0")
                .query(row -> {
                    all.put(new SourceId(row.getString(1)), new Progress(row.getInt(2), row.getInt(3)));
                });
        return all;
    }

    void finished(SourceId id, @Nullable String revision, @Nullable String readBy, Instant at, Instant next) {
        jdbc.sql("""
                update source.source
                   set revision = :revision, read_by = :readBy, synced_at = :at, error = null, error_at = null,
                       handed_on = 0, to_hand_on = 0, failures = 0,
                       next_visit = case when told_at > visited_at then now() else :next end
                 where source_id = :id""")
                .param("id", id.value())
                .param("next", timestamp(next))
                .param("revision", revision)
                .param("readBy", readBy)
                .param("at", timestamp(at))
                .update();
    }

    void failed(SourceId id, String error, Instant at, Instant next) {
        jdbc.sql("""
                update source.source
                   set error = :error, error_at = :at, handed_on = 0, to_hand_on = 0, failures = failures + 1,
                       next_visit = :next
                 where source_id = :id""")
                .param("next", timestamp(next))
                .param("id", id.value())
                .param("error", error)
                .param("at", timestamp(at))
                .update();
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
            jdbc.sql("""
                    insert into source.untold (source_id, path) select :id, unnest(:paths::text[])
                    on conflict do nothing""")
                    .param("id", id.value())
                    .param("paths", paths.toArray(String[]::new))
                    .update();
        }
    }

    List<String> takeUntold(SourceId id) {
        List<String> paths = jdbc.sql("delete from source.untold where source_id = :id returning path")
                .param("id", id.value())
                .query(String.class)
                .list();
        return paths.stream().sorted().toList();
    }

    /** Replaces what the reader said of each of these paths. */
    void report(SourceId id, String reader, Map<String, List<Problem>> byPath) {
        if (byPath.isEmpty()) {
            return;
        }
        jdbc.sql("""
                delete from source.problem
                 where source_id = :id and reader = :reader and path = any(:paths::text[])""")
                .param("id", id.value())
                .param("reader", reader)
                .param("paths", byPath.keySet().toArray(String[]::new))
                .update();
        insert(id, reader, byPath);
    }

    /** Replaces whatever the reader said of the source. */
    void reportAll(SourceId id, String reader, List<Problem> problems) {
        jdbc.sql("delete from source.problem where source_id = :id and reader = :reader")
                .param("id", id.value())
                .param("reader", reader)
                .update();
        insert(id, reader, problems.stream().collect(Collectors.groupingBy(Problem::path)));
    }

    /** Replaces whatever the reader said at all; nothing is said of sources that are no more. */
    void reportAll(String reader, Map<SourceId, List<Problem>> problems) {
        jdbc.sql("delete from source.problem where reader = :reader")
                .param("reader", reader)
                .update();
        List<SourceProblem> rows = problems.entrySet().stream()
                .flatMap(told -> told.getValue().stream().map(problem -> new SourceProblem(told.getKey(), problem)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source.problem (source_id, reader, place, path, file, line, col, message, remedy)
                select p.source, :reader, p.place, p.path, p.path, p.line, p.col, p.message, p.remedy
                  from unnest(:source::text[], :path::text[], :line::int[], :col::int[], :message::text[],
                              :remedy::text[]) with ordinality p(source, path, line, col, message, remedy, place)
                  join source.source s on s.source_id = p.source and not s.leaving""")
                .param("reader", reader)
                .param("source", column(rows, row -> row.source().value()))
                .param("path", column(rows, row -> row.problem().path()))
                .param("line", rows.stream().map(row -> row.problem().line()).toArray(Integer[]::new))
                .param("col", rows.stream().map(row -> row.problem().column()).toArray(Integer[]::new))
                .param("message", column(rows, row -> plain(row.problem().message())))
                .param("remedy", column(rows, row -> plain(row.problem().remedy())))
                .update();
    }

    private void insert(SourceId id, String reader, Map<String, List<Problem>> byPath) {
        List<Map.Entry<String, Problem>> rows = byPath.entrySet().stream()
                .flatMap(told -> told.getValue().stream().map(problem -> Map.entry(told.getKey(), problem)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into source.problem (source_id, reader, place, path, file, line, col, message, remedy)
                select :id, :reader, p.place, p.path, p.file, p.line, p.col, p.message, p.remedy
                  from unnest(:path::text[], :file::text[], :line::int[], :col::int[], :message::text[],
                              :remedy::text[]) with ordinality p(path, file, line, col, message, remedy, place)""")
                .param("id", id.value())
                .param("reader", reader)
                .param("path", column(rows, Map.Entry::getKey))
                .param("file", column(rows, row -> row.getValue().path()))
                .param("line", rows.stream().map(row -> row.getValue().line()).toArray(Integer[]::new))
                .param("col", rows.stream().map(row -> row.getValue().column()).toArray(Integer[]::new))
                .param("message", column(rows, row -> plain(row.getValue().message())))
                .param("remedy", column(rows, row -> plain(row.getValue().remedy())))
                .update();
    }

    List<SourceProblem> problems(@Nullable SourceId id, int offset, int limit) {
        return jdbc.sql("""
                select source_id, file, line, col, message, remedy
                  from (select p.*, count(*) over (partition by source_id, path) as weight
                          from source.problem p join source.source s using (source_id)
                         where not s.leaving and (:id::text is null or source_id = :id)) p
                 order by weight desc, source_id, path, line, col, reader, place
                 limit :limit offset :offset""")
                .param("id", id == null ? null : id.value())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new SourceProblem(
                        new SourceId(row.getString("source_id")),
                        new Problem(
                                row.getString("file"),
                                row.getInt("line"),
                                row.getInt("col"),
                                row.getString("message"),
                                row.getString("remedy"))))
                .list();
    }

    long countProblems(@Nullable SourceId id) {
        return jdbc.sql("""
                select count(*) from source.problem join source.source s using (source_id)
                 where not s.leaving and (:id::text is null or source_id = :id)""")
                .param("id", id == null ? null : id.value())
                .query(Long.class)
                .single();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static String plain(String text) {
        return text.replace("\0", "");
    }
}
