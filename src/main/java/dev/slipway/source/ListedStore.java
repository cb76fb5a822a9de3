package dev.slipway.source;

import dev.slipway.source.host.Listed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of repositories that organisations' listings named, and of the pages that named them. */
@Component
class ListedStore {

    /** A repository goes after so many complete listings without it: one that moves between pages may be missed once. */
    static final int MISSED = 2;

    private final JdbcClient jdbc;

    ListedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page as it was when it was last read. */
    record KeptPage(@Nullable String etag, @Nullable String next, int size) {}

    /** A repository and the source that was made of it. */
    record KeptRepository(
            String id,
            String name,
            String address,
            boolean wanted,
            @Nullable SourceId source) {}

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

    void link(String id, Map<String, SourceId> sources) {
        sources.forEach((repository, source) -> jdbc.sql("""
                        update source.repository set source_id = :source
                         where organisation_id = :id and repository_id = :repository""")
                .param("id", id)
                .param("repository", repository)
                .param("source", source.value())
                .update());
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

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
