package dev.slipway.catalog;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Remembers which entity bears which stable id, and what it was called before. */
@Component
class Identities {

    static final String ANNOTATION = "slipway.dev/id";

    record Known(UUID uid, String ref) {}

    private final JdbcTemplate jdbc;

    Identities(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Known> of(Collection<String> ids) {
        Map<String, Known> known = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select id, uid, ref from catalog.identity where id = any(?)",
                    row -> {
                        known.put(row.getString(1), new Known(row.getObject(2, UUID.class), row.getString(3)));
                    },
                    (Object) ids.toArray(String[]::new));
        }
        return known;
    }

    void remember(Map<String, Known> identities) {
        jdbc.batchUpdate(
                "insert into catalog.identity (id, uid, ref) values (?, ?, ?)"
                        + " on conflict (id) do update set uid = excluded.uid, ref = excluded.ref",
                identities.entrySet().stream()
                        .map(each -> new Object[] {
                            each.getKey(),
                            each.getValue().uid(),
                            each.getValue().ref()
                        })
                        .toList());
    }

    /** A stable id that was known goes along, also where the descriptor no longer has it. */
    void follow(Map<String, UUID> uids) {
        jdbc.batchUpdate(
                "update catalog.identity set ref = ? where uid = ?",
                uids.entrySet().stream()
                        .map(each -> new Object[] {each.getKey(), each.getValue()})
                        .toList());
    }

    /** @param uids by the name that is no more */
    void renamed(Map<String, UUID> uids, Instant now) {
        jdbc.batchUpdate(
                "insert into catalog.alias (ref, uid, since) values (?, ?, ?)"
                        + " on conflict (ref) do update set uid = excluded.uid, since = excluded.since",
                uids.entrySet().stream()
                        .map(each -> new Object[] {each.getKey(), each.getValue(), Timestamp.from(now)})
                        .toList());
    }

    /** What the entity that had this name is called now; empty if the name is in use, by whomever. */
    Optional<EntityRef> now(EntityRef before) {
        List<String> refs = jdbc.queryForList("""
                select e.ref from catalog.alias a join catalog.entity e on e.uid = a.uid
                where a.ref = ? and not exists (select from catalog.entity t where t.ref = a.ref)""", String.class, before.toString());
        return refs.stream().findFirst().map(EntityRef::of);
    }
}
