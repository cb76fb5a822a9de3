package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes whole batches of entities: a fixed number of statements, however many there are. */
@Component
class EntityStore {

    /** What the store holds of an entity, as far as a batch must know. */
    record Stored(
            UUID uid,
            String ref,
            String source,
            String path,
            int line,
            @Nullable String root,
            String hash,
            boolean orphan) {}

    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;
    private final BondStore bonds;

    EntityStore(JdbcTemplate jdbc, BondStore bonds) {
        this.jdbc = jdbc;
        this.bonds = bonds;
    }

    /** Batches of different sources may declare the same entity: one after the other. */
    void lock() {
        jdbc.query("select pg_advisory_xact_lock(hashtext('catalog'))", row -> {});
    }

    /** What these files declare; entities that they no longer do belong to none. */
    List<Stored> ofFiles(SourceId source, Collection<String> paths) {
        return stored("source = ? and path = any(?) and orphaned_at is null", source.value(), array(paths));
    }

    List<Stored> ofRefs(Collection<String> refs) {
        return refs.isEmpty() ? List.of() : stored("ref = any(?)", (Object) array(refs));
    }

    private List<Stored> stored(String condition, Object... values) {
        return jdbc.query(
                "select uid, ref, source, path, line, root, hash, orphaned_at is not null from catalog.entity where "
                        + condition,
                (row, i) -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8)),
                values);
    }

    /** The documents as they stand, for telling what changed. */
    Map<String, String> documents(Collection<String> refs) {
        Map<String, String> documents = new HashMap<>();
        if (!refs.isEmpty()) {
            jdbc.query(
                    "select ref, head || '}' from catalog.entity where ref = any(?)",
                    row -> {
                        documents.put(row.getString(1), row.getString(2));
                    },
                    (Object) array(refs));
        }
        return documents;
    }

    /**
     * Makes the rows so, keeping the uid and the birthday of those that exist, and rewrites the relations that are
     * answered for every entity at the other end. Others may have been pointing at an entity before it was there.
     */
    void write(SourceId source, List<EntityRow> rows, Map<String, UUID> uids, Instant now) {
        Set<String> touched = bonds.replace(rows, List.of());
        rows.forEach(row -> touched.add(row.ref()));
        upsert(source, rows, uids, now);
        bonds.answer(touched);
    }

    private void upsert(SourceId source, List<EntityRow> rows, Map<String, UUID> uids, Instant now) {
        jdbc.batchUpdate("""
                insert into catalog.entity (ref, uid, kind, namespace, name, declared_kind, declared_name, title,
                  description, type, lifecycle, declared_owner, owner, system, tier, tags, metadata, head, keys, written,
                  words, source, path, line, root, hash, created_at, changed_at)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?::jsonb,?,?,?::jsonb,?,?,?,?,?,?,?,?)
                on conflict (ref) do update set declared_kind = excluded.declared_kind,
                  declared_name = excluded.declared_name, title = excluded.title,
                  description = excluded.description, type = excluded.type, lifecycle = excluded.lifecycle,
                  declared_owner = excluded.declared_owner, owner = excluded.owner, system = excluded.system,
                  tier = excluded.tier, tags = excluded.tags,
                  metadata = excluded.metadata, head = excluded.head, keys = excluded.keys,
                  written = excluded.written, words = excluded.words,
                  source = excluded.source, path = excluded.path, line = excluded.line, root = excluded.root,
                  hash = excluded.hash, changed_at = excluded.changed_at, orphaned_at = null, orphan_why = null,
                  orphan_kept_by = null""", rows, BATCH, (statement, row) -> {
            Descriptor descriptor = row.descriptor();
            UUID uid = uids.get(row.ref());
            FlatKeys flat = FlatKeys.of(row.document());
            EntityRef owner = descriptor.target("ownedBy", "");
            EntityRef system = descriptor.target("partOf", "system");
            Object[] values = {
                row.ref(),
                uid,
                descriptor.ref().kind(),
                descriptor.ref().namespace(),
                descriptor.ref().name(),
                descriptor.kind(),
                String.valueOf(descriptor.metadata().get("name")),
                row.title(),
                row.description(),
                descriptor.text("type"),
                descriptor.text("lifecycle"),
                descriptor.text("owner"),
                owner == null ? null : owner.toString(),
                system == null ? null : system.toString(),
                row.tier(),
                texts(statement, row.tags()),
                row.metadata(),
                row.head(java.util.Objects.requireNonNull(uid)),
                texts(statement, flat.keys()),
                flat.writtenJson(),
                row.words(),
                source.value(),
                row.path(),
                descriptor.line(),
                row.root(),
                row.hash(),
                Timestamp.from(now),
                Timestamp.from(row.changedAt())
            };
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    statement.setNull(i + 1, i == 14 ? Types.SMALLINT : Types.VARCHAR);
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
        });
    }

    /** Only the place in the file is another. */
    void move(List<EntityRow> rows) {
        jdbc.batchUpdate(
                "update catalog.entity set line = ?, root = ? where ref = ?", rows, BATCH, (statement, row) -> {
                    statement.setInt(1, row.descriptor().line());
                    statement.setString(2, row.root());
                    statement.setString(3, row.ref());
                });
    }

    /** Says of the entities of these files what is wrong with their descriptors, in Backstage's form. */
    void status(SourceId source, Collection<String> paths, Map<String, List<Problem>> faults) {
        List<String> refs = new ArrayList<>();
        List<@Nullable String> items = new ArrayList<>();
        faults.forEach((ref, problems) -> {
            if (!problems.isEmpty()) {
                refs.add(ref);
                items.add(StatusItems.of(problems));
            }
        });
        jdbc.update("""
                update catalog.entity e set status = f.items
                from (select e.ref, u.items from catalog.entity e
                        left join unnest(?::text[], ?::text[]) as u (ref, items) on u.ref = e.ref
                      where e.source = ? and e.path = any(?) and e.orphaned_at is null) f
                where e.ref = f.ref and e.status is distinct from f.items""", array(refs), items.toArray(String[]::new), source.value(), array(paths));
    }

    /** With what they declare about others. */
    void remove(Collection<String> refs) {
        if (!refs.isEmpty()) {
            jdbc.update("delete from catalog.entity where ref = any(?)", (Object) array(refs));
            bonds.forget(refs);
        }
    }

    /** Tells every node that what it counted may no longer hold. */
    void touch() {
        jdbc.update("update catalog.revision set n = n + 1");
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static java.sql.Array texts(PreparedStatement statement, Collection<String> values) throws SQLException {
        Connection connection = statement.getConnection();
        return connection.createArrayOf("text", values.toArray());
    }
}
