package dev.slipway.catalog;

import dev.slipway.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps ownership claims; those that ended stay to be read. */
@Component
class ClaimStore {

    private final JdbcClient jdbc;

    ClaimStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return empty if somebody else was first */
    Optional<OwnershipClaim> add(EntityRef ref, EntityRef owner, String person, Instant now, Instant until) {
        return jdbc.sql("""
                        insert into catalog.claim (ref, owner, person, claimed_at, until)
                        values (:ref, :owner, :person, :now, :until)
                        on conflict (ref) where state = 'OPEN' do nothing returning *""")
                .param("ref", ref.toString())
                .param("owner", owner.toString())
                .param("person", person)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, i) -> claim(row))
                .optional();
    }

    Optional<OwnershipClaim> open(EntityRef ref) {
        return jdbc.sql("select * from catalog.claim where ref = :ref and state = 'OPEN'")
                .param("ref", ref.toString())
                .query((row, i) -> claim(row))
                .optional();
    }

    Optional<OwnershipClaim> find(long id) {
        return jdbc.sql("select * from catalog.claim where id = :id")
                .param("id", id)
                .query((row, i) -> claim(row))
                .optional();
    }

    /** Open ones first, then the latest. */
    Page<OwnershipClaim> list(int offset, int limit) {
        return new Page<>(
                jdbc.sql("select * from catalog.claim order by state <> 'OPEN', claimed_at desc, id desc"
                                + " limit :limit offset :offset")
                        .param("limit", limit)
                        .param("offset", offset)
                        .query((row, i) -> claim(row))
                        .list(),
                jdbc.sql("select count(*) from catalog.claim").query(Long.class).single());
    }

    long countOpen() {
        return jdbc.sql("select count(*) from catalog.claim where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    void written(long id, String branch, @Nullable String review) {
        jdbc.sql("update catalog.claim set branch = :branch, review = :review where id = :id")
                .param("branch", branch)
                .param("review", review)
                .param("id", id)
                .update();
    }

    /** @return whether it was open */
    boolean end(long id, OwnershipClaim.State state, String by, @Nullable String reason, Instant now) {
        return jdbc.sql("""
                        update catalog.claim set state = :state, ended_at = :now, ended_by = :by, reason = :reason
                        where id = :id and state = 'OPEN'""")
                        .param("state", state.name())
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Claims go with the entity, unless the name that it has now is claimed as well. */
    void rename(String[] before, String[] after) {
        jdbc.sql("""
                        update catalog.claim c set ref = n.after
                        from unnest(:before, :after) as n(before, after)
                        where c.ref = n.before and not exists (
                          select from catalog.claim o where o.ref = n.after and o.state = 'OPEN' and c.state = 'OPEN')""").param("before", before).param("after", after).update();
    }

    /** Ends those about which the descriptor has spoken. @return the entities */
    List<String> settle(Collection<EntityRef> changed, Instant now) {
        return jdbc.sql("""
                        update catalog.claim c set ended_at = :now,
                          state = case when e.owner = c.owner then 'DONE' else 'ENDED' end,
                          reason = case when e.ref is null then 'The entity is gone.'
                                        when e.owner = c.owner then null
                                        else 'Its descriptor names ' || e.owner || '.' end
                        from catalog.claim o left join catalog.entity e on e.ref = o.ref
                          left join catalog.entity g on g.ref = e.owner and g.orphaned_at is null
                        where o.id = c.id and c.state = 'OPEN' and c.ref = any(:refs)
                          and (e.ref is null or e.orphaned_at is null and (e.owner = c.owner or g.ref is not null))
                        returning c.ref""")
                .param("now", Timestamp.from(now))
                .param("refs", changed.stream().map(EntityRef::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** @return the entities whose claims had their time */
    List<String> endOverdue(Instant now) {
        return jdbc.sql("""
                        update catalog.claim set state = 'ENDED', ended_at = :now,
                          reason = 'The descriptor did not say so in time.'
                        where state = 'OPEN' and until <= :now returning ref""")
                .param("now", Timestamp.from(now))
                .query(String.class)
                .list();
    }

    private static OwnershipClaim claim(ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new OwnershipClaim(
                row.getLong("id"),
                EntityRef.of(row.getString("ref")),
                EntityRef.of(row.getString("owner")),
                row.getString("person"),
                row.getTimestamp("claimed_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                OwnershipClaim.State.valueOf(row.getString("state")),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_by"),
                row.getString("reason"),
                row.getString("branch"),
                row.getString("review"));
    }
}
