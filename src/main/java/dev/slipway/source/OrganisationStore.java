package dev.slipway.source;

import dev.slipway.source.host.Allowance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of organisations: how far their listing has come, and what their hosts allow. */
@Component
class OrganisationStore {

    private final JdbcClient jdbc;

    OrganisationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the listing of an organisation has come. */
    record State(
            long listing,
            @Nullable String cursor,
            Instant nextAt,
            int failures,
            @Nullable String error,
            Allowance allowance) {

        /** Whether the host asked for patience in the middle of a listing. */
        boolean rests(Instant now) {
            return cursor != null && error == null && nextAt.isAfter(now);
        }
    }

    List<String> ids() {
        return jdbc.sql("select organisation_id from source.organisation")
                .query(String.class)
                .list();
    }

    /** @param wants stands for what is wanted of it: if that changes, no page and no source is believed to be known */
    void add(String id, String host, String name, String wants) {
        jdbc.sql("""
                delete from source.listed_page
                 where organisation_id in (select organisation_id from source.organisation
                                            where organisation_id = :id and wants <> :wants)""").param("id", id).param("wants", wants).update();
        jdbc.sql("""
                update source.source set next_visit = now(), seen = null
                 where organisation_id in (select organisation_id from source.organisation
                                            where organisation_id = :id and wants <> :wants)""").param("id", id).param("wants", wants).update();
        jdbc.sql("""
                insert into source.organisation (organisation_id, host, name, wants) values (:id, :host, :name, :wants)
                on conflict (organisation_id) do update
                   set next_at = least(source.organisation.next_at, now()), wants = excluded.wants""")
                .param("id", id)
                .param("host", host)
                .param("name", name)
                .param("wants", wants)
                .update();
    }

    /** Lets go of an organisation; its sources stay until they are let go of. */
    void delete(String id) {
        jdbc.sql("delete from source.organisation where organisation_id = :id")
                .param("id", id)
                .update();
    }

    Optional<State> state(String id) {
        return jdbc.sql("select * from source.organisation where organisation_id = :id")
                .param("id", id)
                .query((row, number) -> new State(
                        row.getLong("listing"),
                        row.getString("cursor"),
                        row.getTimestamp("next_at").toInstant(),
                        row.getInt("failures"),
                        row.getString("error"),
                        allowance(row)))
                .optional();
    }

    private static Allowance allowance(ResultSet row) throws SQLException {
        Timestamp resets = row.getTimestamp("resets_at");
        return new Allowance(
                row.getObject("remaining", Integer.class),
                row.getObject("allowance", Integer.class),
                resets == null ? null : resets.toInstant());
    }

    /** What the host says of its allowance; nothing is kept of what it does not say. */
    void allowance(String id, Allowance allowance) {
        if (allowance.remaining() != null) {
            jdbc.sql("""
                    update source.organisation set remaining = :remaining, allowance = :allowance, resets_at = :resets
                     where organisation_id = :id""")
                    .param("id", id)
                    .param("remaining", allowance.remaining())
                    .param("allowance", allowance.limit())
                    .param("resets", timestamp(allowance.resets()))
                    .update();
        }
    }

    void begin(String id, String cursor) {
        jdbc.sql("""
                update source.organisation
                   set listing = listing + 1, cursor = :cursor, requests = 0, unchanged = 0
                 where organisation_id = :id""").param("id", id).param("cursor", cursor).update();
    }

    /** Goes on with another page; null after the last. */
    void advance(String id, @Nullable String cursor, boolean unchanged) {
        jdbc.sql("""
                update source.organisation
                   set cursor = :cursor, failures = 0, error = null, error_at = null,
                       requests = requests + :read, unchanged = unchanged + :unchanged
                 where organisation_id = :id""")
                .param("id", id)
                .param("cursor", cursor)
                .param("read", unchanged ? 0 : 1)
                .param("unchanged", unchanged ? 1 : 0)
                .update();
    }

    /** Has the next listing begin now, unless one goes on or the host asked for patience. */
    void soon(String host) {
        jdbc.sql("""
                update source.organisation set next_at = least(next_at, now())
                 where host = :host and cursor is null and error is null""").param("host", host).update();
    }

    /** Rests until then, with the cursor where it is. */
    void rest(String id, Instant until) {
        jdbc.sql("update source.organisation set next_at = :until where organisation_id = :id")
                .param("id", id)
                .param("until", timestamp(until))
                .update();
    }

    void failed(String id, String error, Instant at, Instant until) {
        jdbc.sql("""
                update source.organisation
                   set failures = failures + 1, next_at = :until, error = :error, error_at = :at
                 where organisation_id = :id""")
                .param("id", id)
                .param("error", error)
                .param("at", timestamp(at))
                .param("until", timestamp(until))
                .update();
    }

    void complete(String id, long listing, Instant at, Instant next) {
        jdbc.sql("delete from source.listed_page where organisation_id = :id and listing < :listing")
                .param("id", id)
                .param("listing", listing)
                .update();
        jdbc.sql("""
                update source.organisation
                   set cursor = null, listed_at = :at, next_at = :next, failures = 0, error = null, error_at = null
                 where organisation_id = :id""")
                .param("id", id)
                .param("at", timestamp(at))
                .param("next", timestamp(next))
                .update();
    }

    /** The organisations with what their sources come to, for people. */
    Map<String, Organisation> all(Function<String, String> title) {
        Map<String, Organisation> all = new HashMap<>();
        jdbc.sql("""
                select o.*, r.n, r.wanted,
                       coalesce(s.read, 0) as been_read, coalesce(s.failing, 0) as failing
                  from source.organisation o
                  cross join lateral (select count(*) n, count(*) filter (where r.wanted) wanted
                                        from source.repository r where r.organisation_id = o.organisation_id) r
                  cross join lateral (select count(*) filter (where s.synced_at is not null) read,
                                             count(*) filter (where s.error is not null) failing
                                        from source.source s
                                       where s.organisation_id = o.organisation_id and not s.leaving) s""").query(row -> {
            Organisation organisation = organisation(row, title);
            all.put(organisation.id(), organisation);
        });
        return all;
    }

    private static Organisation organisation(ResultSet row, Function<String, String> title) throws SQLException {
        Allowance allowance = allowance(row);
        return new Organisation(
                row.getString("organisation_id"),
                title.apply(row.getString("host")),
                row.getString("name"),
                row.getLong("n"),
                row.getLong("wanted"),
                row.getLong("been_read"),
                row.getLong("failing"),
                row.getString("cursor") != null,
                instant(row, "listed_at"),
                row.getTimestamp("next_at").toInstant(),
                row.getInt("requests"),
                row.getInt("unchanged"),
                allowance.remaining(),
                allowance.limit(),
                allowance.resets(),
                row.getString("error"),
                instant(row, "error_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
