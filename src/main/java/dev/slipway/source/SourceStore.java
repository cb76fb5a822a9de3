package dev.slipway.source;

import dev.slipway.search.SearchLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of sources. */
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
     * @param seen stands for everything that the last visit saw, and for the readers that took it
     */
    record Kept(
            Source source,
            boolean configured,
            boolean leaving,
            @Nullable String organisation,
            boolean believed,
            int failures,
            @Nullable String place,
            @Nullable String seen) {

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

    /** From the columns of a row of {@code source.source} with its counts of files and problems. */
    static Source source(ResultSet row) throws SQLException {
        return new Source(
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
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                source(row),
                row.getBoolean("configured"),
                row.getBoolean("leaving"),
                row.getString("organisation_id"),
                row.getBoolean("believed"),
                row.getInt("failures"),
                row.getString("place"),
                row.getString("seen"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
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
                update source.source set leaving = true, revision = null, seen = null, next_visit = now()
                 where source_id = :id and not leaving""").param("id", id.value()).update();
        tell();
    }

    void delete(SourceId id) {
        jdbc.sql("delete from source.source where source_id = :id")
                .param("id", id.value())
                .update();
        tell();
    }

    /** Until the visit is finished, what is known of the files is neither what was seen before nor what is seen now. */
    void progress(SourceId id, int handedOn, int toHandOn) {
        jdbc.sql("update source.source set handed_on = :done, to_hand_on = :total, seen = null where source_id = :id")
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

    /** @param seen null where the next visit is to look closely, whatever it sees */
    void finished(SourceId id, @Nullable String revision, @Nullable String seen, Instant at, Instant next) {
        jdbc.sql("""
                update source.source
                   set revision = :revision, seen = :seen, synced_at = :at, error = null, error_at = null,
                       handed_on = 0, to_hand_on = 0, failures = 0,
                       next_visit = case when told_at > visited_at then now() else :next end
                 where source_id = :id""")
                .param("id", id.value())
                .param("next", timestamp(next))
                .param("revision", revision)
                .param("seen", seen)
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
}
