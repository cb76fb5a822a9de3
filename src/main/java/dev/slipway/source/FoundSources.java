package dev.slipway.source;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of sources that were found in organisations, and of when each source is to be visited. */
@Component
class FoundSources {

    private final JdbcClient jdbc;
    private final SourceStore store;

    FoundSources(JdbcClient jdbc, SourceStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** A source that is to be visited by now. */
    record Due(SourceId id, boolean found) {}

    /** The one that was not visited for longest first. */
    List<Due> due(Instant until) {
        return jdbc.sql("""
                select source_id, organisation_id is not null or leaving as found from source.source
                 where next_visit <= :until
                 order by visited_at nulls first, source_id""")
                .param("until", Timestamp.from(until))
                .query((row, number) -> new Due(new SourceId(row.getString(1)), row.getBoolean(2)))
                .list();
    }

    void begun(SourceId id, Instant at) {
        jdbc.sql("update source.source set visited_at = :at where source_id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void read(SourceId id, @Nullable String place) {
        jdbc.sql("update source.source set place = :place where source_id = :id and place is distinct from :place")
                .param("id", id.value())
                .param("place", place)
                .update();
    }

    /** Stays so if the portal is killed before the visit ends. */
    void dueNow(Collection<SourceId> ids) {
        jdbc.sql("""
                update source.source set next_visit = least(next_visit, now()), told_at = now()
                 where source_id = any(:ids::text[])""")
                .param("ids", ids.stream().map(SourceId::value).toArray(String[]::new))
                .update();
    }

    Set<SourceId> ids() {
        return new HashSet<>(jdbc.sql("select source_id from source.source")
                .query((row, number) -> new SourceId(row.getString(1)))
                .list());
    }

    /**
     * The sources that are read from one of these.
     *
     * @param addresses with or without {@code .git}; one that begins with a slash is a path at any host
     */
    List<Due> readFrom(Collection<String> addresses) {
        List<String> exact = new ArrayList<>();
        List<String> ends = new ArrayList<>();
        for (String address : addresses) {
            String bare =
                    address.toLowerCase(Locale.ROOT).replaceFirst("/+$", "").replaceFirst("\\.git$", "");
            if (bare.startsWith("/")) {
                ends.add(bare);
            } else {
                String place = bare.replaceFirst("^https?://", "");
                for (String scheme : List.of("https://", "http://")) {
                    for (String end : List.of("", "/", ".git", ".git/")) {
                        exact.add(scheme + place + end);
                    }
                }
            }
        }
        return jdbc.sql("""
                select source_id, organisation_id is not null as found from source.source
                 where kind = 'GIT' and not leaving
                   and (lower(location) = any(:exact::text[])
                        or exists (select from unnest(:ends::text[]) e
                                    where right(regexp_replace(lower(location), '([.]git)?/*$', ''), length(e)) = e))""")
                .param("exact", exact.toArray(String[]::new))
                .param("ends", ends.toArray(String[]::new))
                .query((row, number) -> new Due(new SourceId(row.getString(1)), row.getBoolean(2)))
                .list();
    }

    /** Those of the addresses, in lower case, that a source is read from already. */
    Set<String> taken(Collection<String> addresses) {
        return new HashSet<>(jdbc.sql(
                        "select lower(location) from source.source where lower(location) = any(:all::text[])")
                .param(
                        "all",
                        addresses.stream()
                                .map(address -> address.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(String.class)
                .list());
    }

    void add(SourceId id, String name, String address, String organisation) {
        jdbc.sql("""
                insert into source.source (source_id, name, kind, location, configured, organisation_id)
                values (:id, :name, 'GIT', :address, false, :organisation)""")
                .param("id", id.value())
                .param("name", name)
                .param("address", address)
                .param("organisation", organisation)
                .update();
    }

    /** A new name or address; the source keeps its id, and with it everything that came from it. */
    void moved(SourceId id, String name, String address) {
        jdbc.sql("""
                update source.source set name = :name, location = :address, next_visit = now(), told_at = now()
                 where source_id = :id and (name, location) <> (:name, :address)""")
                .param("id", id.value())
                .param("name", name)
                .param("address", address)
                .update();
    }

    void leaveAll(String organisation) {
        List<String> ids = jdbc.sql("select source_id from source.source where organisation_id = :id")
                .param("id", organisation)
                .query(String.class)
                .list();
        ids.forEach(id -> store.leave(new SourceId(id)));
    }
}
