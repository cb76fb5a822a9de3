package dev.slipway.source;

import dev.slipway.source.host.Allowance;
import dev.slipway.source.host.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of organisations: how far their listing has come, and which repositories it named. */
@Component
class OrganisationStore {

    /** A repository goes after so many complete listings without it: one that moves between pages may be missed once. */
    static final int MISSED = 2;

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
            Allowance allowance) {}

    /** A page as it was when it was last read. */
    record KeptPage(@Nullable String etag, @Nullable String next, int size) {}

    /** A repository and the source that was made of it. */
    record KeptRepository(
            String id,
            String name,
            String address,
            boolean wanted,
            @Nullable SourceId source) {}

    List<String> ids() {
        return jdbc.sql("select organisation_id from source.organisation")
                .query(String.class)
                .list();
    }

    /** @param wants stands for what is wanted of it: if that changes, no page is believed to be known */
    void add(String id, String host, String name, String wants) {
        jdbc.sql("""
                delete from source.listed_page
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

    Optional<KeptPage> page(String id, String address) {
        return jdbc.sql("select * from source.listed_page where organisation_id = :id and address = :address")
                .param("id", id)
                .param("address", address)
                .query((row, number) -> new KeptPage(row.getString("etag"), row.getString("next"), row.getInt("size")))
                .optional();
    }

    void keep(String id, String address, KeptPage page, long listing) {
        jdbc.sql("""
                insert into source.listed_page (organisation_id, address, etag, next, size, listing)
                values (:id, :address, :etag, :next, :size, :listing)
                on conflict (organisation_id, address) do update
                   set etag = excluded.etag, next = excluded.next, size = excluded.size, listing = excluded.listing""")
                .param("id", id)
                .param("address", address)
                .param("etag", page.etag())
                .param("next", page.next())
                .param("size", page.size())
                .param("listing", listing)
                .update();
    }

    /** Everything that the page named when it was last read counts as named again. */
    void metAgain(String id, String address, long listing) {
        jdbc.sql("""
                update source.repository r set listing = :listing, missed = 0 from source.listed_page p
                 where p.organisation_id = :id and p.address = :address
                   and r.organisation_id = p.organisation_id and r.page = p.address and r.listing = p.listing""")
                .param("id", id)
                .param("address", address)
                .param("listing", listing)
                .update();
        jdbc.sql("update source.listed_page set listing = :listing where organisation_id = :id and address = :address")
                .param("id", id)
                .param("address", address)
                .param("listing", listing)
                .update();
    }

    /** Takes in a page, and has every source visited soon whose repository saw a push. */
    void met(String id, String address, List<Listed> page, Function<Listed, Boolean> wanted, long listing) {
        jdbc.sql("""
                with told as (
                  select * from unnest(:repository::text[], :name::text[], :where::text[], :activity::timestamptz[],
                                       :wanted::boolean[]) t(repository_id, name, address, activity, wanted)
                ), pushed as (
                  update source.source s set next_visit = least(s.next_visit, now()), told_at = now()
                    from source.repository r join told t using (repository_id)
                   where r.organisation_id = :id and s.source_id = r.source_id
                     and r.activity is distinct from t.activity
                )
                insert into source.repository
                       (organisation_id, repository_id, name, address, activity, wanted, page, listing)
                select :id, t.repository_id, t.name, t.address, t.activity, t.wanted, :page, :listing from told t
                on conflict (organisation_id, repository_id) do update
                   set name = excluded.name, address = excluded.address, activity = excluded.activity,
                       wanted = excluded.wanted, page = excluded.page, listing = excluded.listing, missed = 0""")
                .param("id", id)
                .param("page", address)
                .param("listing", listing)
                .param("repository", column(page, Listed::id))
                .param("name", column(page, Listed::name))
                .param("where", column(page, Listed::address))
                .param(
                        "activity",
                        column(
                                page,
                                one -> one.activity() == null
                                        ? null
                                        : one.activity().toString()))
                .param("wanted", page.stream().map(wanted).toArray(Boolean[]::new))
                .update();
    }

    /** Hosts that note a push late: sources visited before all of it can have been told are visited once more. */
    void lag(String id, Duration lag, Instant now) {
        if (lag.isPositive()) {
            jdbc.sql("""
                    update source.source s set next_visit = least(s.next_visit, :now)
                      from source.repository r
                     where r.organisation_id = :id and s.source_id = r.source_id
                       and r.activity between :now::timestamptz - 2 * :lag::interval and :now::timestamptz - :lag::interval
                       and s.visited_at < r.activity + :lag::interval""")
                    .param("id", id)
                    .param("now", timestamp(now))
                    .param("lag", lag.toString())
                    .update();
        }
    }

    List<KeptRepository> repositories(String id, Collection<String> repositories) {
        return jdbc.sql("""
                select * from source.repository
                 where organisation_id = :id and repository_id = any(:repositories::text[]) order by name""")
                .param("id", id)
                .param("repositories", repositories.toArray(String[]::new))
                .query((row, number) -> repository(row))
                .list();
    }

    /** Those without a source although they are wanted: another source held their address, or still went away. */
    List<KeptRepository> open(String id) {
        return jdbc.sql("""
                select * from source.repository
                 where organisation_id = :id and wanted and source_id is null order by name limit 500""")
                .param("id", id)
                .query((row, number) -> repository(row))
                .list();
    }

    /** After a complete listing: what it did not name, once again. Answers with what is to go. */
    List<KeptRepository> missed(String id, long listing) {
        jdbc.sql("""
                update source.repository set missed = missed + 1 where organisation_id = :id and listing < :listing""").param("id", id).param("listing", listing).update();
        return jdbc.sql("delete from source.repository where organisation_id = :id and missed >= :missed returning *")
                .param("id", id)
                .param("missed", MISSED)
                .query((row, number) -> repository(row))
                .list();
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

    void link(String id, Map<String, SourceId> sources) {
        sources.forEach((repository, source) -> jdbc.sql("""
                        update source.repository set source_id = :source
                         where organisation_id = :id and repository_id = :repository""")
                .param("id", id)
                .param("repository", repository)
                .param("source", source.value())
                .update());
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

    private static KeptRepository repository(ResultSet row) throws SQLException {
        String source = row.getString("source_id");
        return new KeptRepository(
                row.getString("repository_id"),
                row.getString("name"),
                row.getString("address"),
                row.getBoolean("wanted"),
                source == null ? null : new SourceId(source));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
