package dev.slipway.search;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The change log as a follower reads it: only what no slow transaction can still get in front of. */
final class ChangeLog {

    private final JdbcClient jdbc;

    ChangeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Change(LogCursor at, String doc) {}

    /**
     * @param store the database and the server it runs in: transaction numbers mean nothing elsewhere
     * @param trimmed rows up to here are gone
     * @param safe where to begin for a reader who has just read everything
     * @param horizon no transaction has this number yet
     */
    record State(String store, LogCursor trimmed, LogCursor safe, long horizon) {

        boolean canBeFollowedFrom(LogCursor cursor) {
            return cursor.compareTo(trimmed) >= 0 && cursor.tx() <= horizon;
        }
    }

    State state() {
        return jdbc.sql("""
                        select s.store || '/' || c.system_identifier as store, s.trimmed_tx::text as trimmed_tx, s.trimmed_id,
                          pg_snapshot_xmin(pg_current_snapshot())::text as safe,
                          pg_snapshot_xmax(pg_current_snapshot())::text as horizon
                        from search.log_state s, pg_control_system() c""")
                .query((row, n) -> new State(
                        row.getString("store"),
                        new LogCursor(Long.parseLong(row.getString("trimmed_tx")), row.getLong("trimmed_id")),
                        new LogCursor(Long.parseLong(row.getString("safe")), 0),
                        Long.parseLong(row.getString("horizon"))))
                .single();
    }

    List<Change> after(LogCursor cursor, int most) {
        return jdbc.sql("""
                        select tx::text as tx, id, doc from search.change_log
                        where (tx, id) > (cast(:tx as xid8), :id) and tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by tx, id limit :most""")
                .param("tx", Long.toString(cursor.tx()))
                .param("id", cursor.id())
                .param("most", most)
                .query((row, n) -> new Change(
                        new LogCursor(Long.parseLong(row.getString("tx")), row.getLong("id")), row.getString("doc")))
                .list();
    }

    /** Whether something was committed that cannot be read yet, as a transaction that began earlier goes on. */
    boolean holdsBack(LogCursor cursor) {
        return jdbc.sql("select exists (select from search.change_log where (tx, id) > (cast(:tx as xid8), :id))")
                .param("tx", Long.toString(cursor.tx()))
                .param("id", cursor.id())
                .query(Boolean.class)
                .single();
    }

    /** Takes rows away that are older than the given days, and those that came with a copy of another server's data. */
    int trim(int days) {
        jdbc.sql("delete from search.change_log where tx > pg_snapshot_xmax(pg_current_snapshot())")
                .update();
        return jdbc.sql("""
                        with gone as (
                          delete from search.change_log where at < now() - make_interval(days => :days) returning tx, id),
                        last as (select tx, id from gone order by tx desc, id desc limit 1)
                        update search.log_state s set trimmed_tx = last.tx, trimmed_id = last.id from last
                        where (last.tx, last.id) > (s.trimmed_tx, s.trimmed_id)""").param("days", days).update();
    }
}
