package dev.slipway.catalog;

import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.HistoryEntry.Change;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What exists and who owns it: the front door to entities and their relations. */
@Component
@Requires(Permission.CATALOG_READ)
public class Catalog {

    /** Of several entities with one root the files belong to the first. */
    private static final String CLAIM = "root, kind <> 'component', path, line, ref";

    private static final int STREAMED = 500;

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;
    private final PerRevision kept;
    private final Identities identities;

    Catalog(JdbcTemplate jdbc, PlatformTransactionManager transactions, PerRevision kept, Identities identities) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.streaming.setFetchSize(STREAMED);
        this.transaction = new TransactionTemplate(transactions);
        this.kept = kept;
        this.identities = identities;
    }

    public Optional<Entity> find(EntityRef ref) {
        return jdbc
                .query(
                        "select " + EntityRows.COLUMNS + " from catalog.entity where ref = ?",
                        (row, i) -> EntityRows.entity(row),
                        ref.toString())
                .stream()
                .findFirst();
    }

    public Optional<Entity> find(UUID uid) {
        return jdbc
                .query(
                        "select " + EntityRows.COLUMNS + " from catalog.entity where uid = ?",
                        (row, i) -> EntityRows.entity(row),
                        uid)
                .stream()
                .findFirst();
    }

    /** What the entity that was called so is called now. */
    public Optional<EntityRef> renamed(EntityRef before) {
        return identities.now(before);
    }

    /** The files that would have the entity if the one that has it went. */
    public List<Contender> contenders(EntityRef ref) {
        return jdbc.query(
                "select source, path from catalog.waiting where ref = ? order by source, path",
                (row, i) -> new Contender(new SourceId(row.getString(1)), row.getString(2)),
                ref.toString());
    }

    /** Those of them that exist. */
    public List<Entity> find(Collection<EntityRef> refs) {
        if (refs.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select " + EntityRows.COLUMNS + " from catalog.entity where ref = any(?)",
                (row, i) -> EntityRows.entity(row),
                (Object) refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new));
    }

    /**
     * What these are called on a page: title or display name, else the name as declared; of those that do not exist, the
     * name in the ref. One question for all of them.
     */
    public Map<EntityRef, String> titles(Collection<EntityRef> refs) {
        Map<EntityRef, String> titles = new HashMap<>();
        refs.forEach(ref -> titles.put(ref, ref.name()));
        if (!titles.isEmpty()) {
            jdbc.query(
                    "select ref, title from catalog.entity where ref = any(?)",
                    row -> {
                        titles.put(EntityRef.of(row.getString(1)), row.getString(2));
                    },
                    (Object) titles.keySet().stream().map(EntityRef::toString).toArray(String[]::new));
        }
        return titles;
    }

    /** Ordered by name. */
    public Page<Entity> list(EntityFilter filter, int offset, int limit) {
        Condition condition = Condition.of(filter);
        AtomicLong revision = new AtomicLong(-1);
        List<Entity> entities = jdbc.query(
                "select " + EntityRows.COLUMNS + ", " + PerRevision.REVISION + " from catalog.entity e where "
                        + condition.sql() + " order by name, ref limit ? offset ?",
                (row, i) -> {
                    revision.set(row.getLong(22));
                    return EntityRows.entity(row);
                },
                condition.values(limit, offset));
        if (entities.isEmpty()) {
            return new Page<>(List.of(), kept.count(condition));
        }
        return new Page<>(entities, kept.count(condition, revision.get()));
    }

    public long count(EntityFilter filter) {
        return kept.count(Condition.of(filter));
    }

    /** Every entity that passes, in no order, streamed from the store. */
    public void each(EntityFilter filter, Consumer<Entity> each) {
        Condition condition = Condition.of(filter);
        transaction.executeWithoutResult(status -> streaming.query(
                "select " + EntityRows.COLUMNS + " from catalog.entity e where " + condition.sql(),
                row -> {
                    each.accept(EntityRows.entity(row));
                },
                condition.values()));
    }

    /** Which values entities have, most frequent first. */
    public List<Facet.Count> facet(Facet facet, EntityFilter filter) {
        Condition condition = Condition.of(filter);
        return kept.get(
                List.of(facet, condition.key()),
                kept.revision(),
                () -> List.copyOf(jdbc.query(
                        "select value, count(*) from (select " + facet.expression()
                                + " as value from catalog.entity e where " + condition.sql()
                                + ") v where value is not null group by value order by count(*) desc, value",
                        (row, i) -> new Facet.Count(row.getString(1), row.getLong(2)),
                        condition.values())));
    }

    /** Both directions, ordered by type and target. */
    public List<Relation> relations(EntityRef ref) {
        return jdbc.query(
                """
                select distinct r.type, r.target, e.ref is not null
                from catalog.relation r left join catalog.entity e on e.ref = r.target
                where r.ref = ? order by r.type, r.target""",
                (row, i) -> new Relation(row.getString(1), EntityRef.of(row.getString(2)), row.getBoolean(3)),
                ref.toString());
    }

    /** What happened to it, under every name it had, latest first; kept after the entity is gone. */
    public Page<HistoryEntry> history(EntityRef ref, int offset, int limit) {
        List<String> before = jdbc.queryForList(
                "select a.ref from catalog.alias a join catalog.entity e on e.uid = a.uid where e.ref = ?",
                String.class,
                ref.toString());
        String[] names =
                Stream.concat(Stream.of(ref.toString()), before.stream()).toArray(String[]::new);
        List<HistoryEntry> entries = jdbc.query(
                """
                select at, what, source, path, revision, changed_by, difference from catalog.history
                where ref = any(?) order by id desc limit ? offset ?""",
                (row, i) -> new HistoryEntry(
                        ref,
                        row.getTimestamp(1).toInstant(),
                        HistoryEntry.What.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        JsonMapper.shared().readValue(row.getString(7), CHANGES)),
                names,
                limit,
                offset);
        Long total = jdbc.queryForObject(
                "select count(*) from catalog.history where ref = any(?)", Long.class, (Object) names);
        return new Page<>(entries, total == null ? 0 : total);
    }

    /**
     * Who claims files of their own in a source, by root folder (see {@link Entity#root}); a file belongs to the longest
     * root that it lies under.
     */
    public Map<String, EntityRef> roots(SourceId source) {
        Map<String, EntityRef> roots = new LinkedHashMap<>();
        jdbc.query(
                "select root, ref from catalog.entity where source = ? and root is not null order by " + CLAIM,
                row -> {
                    roots.putIfAbsent(row.getString(1), EntityRef.of(row.getString(2)));
                },
                source.value());
        return roots;
    }

    /** Those of the entities that exist, without what they say of themselves: a batch of thousands costs little. */
    public List<Rooted> rooted(Collection<EntityRef> refs) {
        return jdbc.query(
                "select ref, source, root from catalog.entity where ref = any(?)",
                (row, i) ->
                        new Rooted(EntityRef.of(row.getString(1)), new SourceId(row.getString(2)), row.getString(3)),
                (Object) refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new));
    }

    /** For each of these files the entity that it belongs to; without those that are nobody's. */
    public Map<String, Entity> claiming(SourceId source, Collection<String> paths) {
        Set<String> folders = new HashSet<>();
        paths.forEach(path -> folders.addAll(foldersAbove(path)));
        Map<String, Entity> roots = new HashMap<>();
        jdbc.query(
                "select " + EntityRows.COLUMNS + " from catalog.entity where source = ? and root = any(?) order by "
                        + CLAIM,
                row -> {
                    Entity entity = EntityRows.entity(row);
                    roots.putIfAbsent(String.valueOf(entity.root()), entity);
                },
                source.value(),
                folders.toArray(String[]::new));
        Map<String, Entity> claiming = new HashMap<>();
        for (String path : paths) {
            foldersAbove(path).stream()
                    .map(roots::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(entity -> claiming.put(path, entity));
        }
        return claiming;
    }

    /** From the nearest to the whole source, which is the empty one. */
    private static List<String> foldersAbove(String path) {
        List<String> folders = new ArrayList<>();
        for (int cut = path.lastIndexOf('/'); cut >= 0; cut = path.lastIndexOf('/', cut - 1)) {
            folders.add(path.substring(0, cut + 1));
        }
        folders.add("");
        return folders;
    }
}
