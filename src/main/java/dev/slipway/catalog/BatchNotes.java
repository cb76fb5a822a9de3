package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a batch must remember beside the entities: what happened, who waits for whom, and what other rooms were given. */
@Component
class BatchNotes {

    record Event(
            String ref,
            HistoryEntry.What what,
            String path,
            @Nullable String by,
            List<HistoryEntry.Change> changes) {}

    record OwnKind(String path, String kind, String name) {}

    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;

    BatchNotes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void remember(SourceId source, @Nullable String revision, List<Event> events, Instant now) {
        jdbc.batchUpdate("""
                insert into catalog.history (ref, at, what, source, path, revision, changed_by, difference)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)""", events, BATCH, (statement, event) -> {
            statement.setString(1, event.ref());
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setString(3, event.what().name());
            statement.setString(4, source.value());
            statement.setString(5, event.path());
            statement.setString(6, revision);
            statement.setString(7, event.by());
            statement.setString(8, JsonMapper.shared().writeValueAsString(event.changes()));
        });
    }

    /** Which files wait for one of these refs to become free: source and path. */
    List<Map.Entry<SourceId, String>> waitingFor(Collection<String> refs) {
        return refs.isEmpty()
                ? List.of()
                : jdbc.query(
                        "select distinct source, path from catalog.waiting where ref = any(?) order by source, path",
                        (row, i) -> Map.entry(new SourceId(row.getString(1)), row.getString(2)),
                        (Object) array(refs));
    }

    /** @return refs for which the file did not wait before */
    Set<String> wait(SourceId source, Collection<String> paths, Map<String, List<String>> refsByPath) {
        Set<String> before = new HashSet<>(jdbc.queryForList(
                "delete from catalog.waiting where source = ? and path = any(?) returning path || ' ' || ref",
                String.class,
                source.value(),
                array(paths)));
        List<Object[]> rows = new ArrayList<>();
        Set<String> fresh = new HashSet<>();
        refsByPath.forEach((path, refs) -> refs.forEach(ref -> {
            rows.add(new Object[] {ref, source.value(), path});
            if (!before.contains(path + " " + ref)) {
                fresh.add(ref);
            }
        }));
        jdbc.batchUpdate(
                "insert into catalog.waiting (ref, source, path) values (?, ?, ?) on conflict do nothing", rows);
        return fresh;
    }

    /** Which other files these were read with. */
    void refer(SourceId source, Map<String, DescriptorFile> files) {
        List<Object[]> rows = new ArrayList<>();
        files.forEach((path, file) ->
                file.references().forEach(target -> rows.add(new Object[] {source.value(), path, target})));
        jdbc.update(
                "delete from catalog.reference where source = ? and path = any(?)",
                source.value(),
                array(files.keySet()));
        jdbc.batchUpdate("insert into catalog.reference (source, path, target) values (?, ?, ?)", rows);
    }

    /** The files that were read with one of these; they are to be read again. */
    Set<String> referring(SourceId source, Collection<String> changed) {
        Set<String> referring = new TreeSet<>(jdbc.queryForList(
                "select distinct path from catalog.reference where source = ? and target = any(?)",
                String.class,
                source.value(),
                array(changed)));
        jdbc.query(
                "select path, target from catalog.reference where source = ? and target like '%*%'",
                row -> {
                    LocationTarget pattern = new LocationTarget("", row.getString(2));
                    if (changed.stream().anyMatch(pattern::covers)) {
                        referring.add(row.getString(1));
                    }
                },
                source.value());
        return referring;
    }

    List<OwnKind> ownKinds(SourceId source, Collection<String> paths) {
        return jdbc.query(
                "select path, kind, name from catalog.declaration where source = ? and path = any(?)",
                (row, i) -> new OwnKind(row.getString(1), row.getString(2), row.getString(3)),
                source.value(),
                array(paths));
    }

    void addOwnKinds(SourceId source, Collection<OwnKind> added) {
        jdbc.batchUpdate(
                "insert into catalog.declaration (source, path, kind, name) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                added.stream()
                        .map(own -> new Object[] {source.value(), own.path(), own.kind(), own.name()})
                        .toList());
    }

    void removeOwnKinds(SourceId source, Collection<OwnKind> gone) {
        jdbc.batchUpdate(
                "delete from catalog.declaration where source = ? and path = ? and kind = ? and name = ?",
                gone.stream()
                        .map(own -> new Object[] {source.value(), own.path(), own.kind(), own.name()})
                        .toList());
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
