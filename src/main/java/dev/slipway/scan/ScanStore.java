package dev.slipway.scan;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.SourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code scan.scanned}. */
@Component
class ScanStore {

    private final JdbcClient jdbc;

    ScanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<EntityRef, Scanned> of(Collection<EntityRef> entities) {
        Map<EntityRef, Scanned> found = new LinkedHashMap<>();
        if (!entities.isEmpty()) {
            jdbc.sql("select * from scan.scanned where entity = any(:entities)")
                    .param("entities", names(entities))
                    .query((result, n) -> scanned(result))
                    .list()
                    .forEach(scanned -> found.put(scanned.entity(), scanned));
        }
        return found;
    }

    void put(List<Scanned> all, Instant at) {
        jdbc.sql("""
                        insert into scan.scanned (entity, source, root, detectors, files, at)
                        select entity, source, root, detectors, files, :at
                        from unnest(cast(:entities as text[]), cast(:sources as text[]), cast(:roots as text[]),
                          cast(:detectors as text[]), cast(:files as text[])) as s(entity, source, root, detectors, files)
                        on conflict (entity) do update set source = excluded.source, root = excluded.root,
                          detectors = excluded.detectors, files = excluded.files, at = excluded.at""")
                .param("entities", column(all, scanned -> scanned.entity().toString()))
                .param("sources", column(all, scanned -> scanned.source().value()))
                .param("roots", column(all, Scanned::root))
                .param("detectors", column(all, Scanned::detectors))
                .param("files", column(all, Scanned::files))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] column(List<Scanned> all, Function<Scanned, String> value) {
        return all.stream().map(value).toArray(String[]::new);
    }

    void forget(Collection<EntityRef> entities) {
        jdbc.sql("delete from scan.scanned where entity = any(:entities)")
                .param("entities", names(entities))
                .update();
    }

    /** Those last scanned before the moment, or by other detectors; by source. */
    Map<SourceId, List<EntityRef>> due(Instant before, String detectors) {
        Map<SourceId, List<EntityRef>> due = new LinkedHashMap<>();
        jdbc.sql("select * from scan.scanned where at < :before or detectors <> :detectors order by source, entity")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("detectors", detectors)
                .query((result, n) -> scanned(result))
                .list()
                .forEach(scanned -> due.computeIfAbsent(scanned.source(), source -> new ArrayList<>())
                        .add(scanned.entity()));
        return due;
    }

    boolean anyByOthersThan(String detectors) {
        return jdbc.sql("select exists (select from scan.scanned where detectors <> :detectors)")
                .param("detectors", detectors)
                .query(Boolean.class)
                .single();
    }

    private static Scanned scanned(ResultSet result) throws SQLException {
        return new Scanned(
                EntityRef.of(result.getString("entity")),
                new SourceId(result.getString("source")),
                result.getString("root"),
                result.getString("detectors"),
                result.getString("files"));
    }

    private static String[] names(Collection<EntityRef> entities) {
        return entities.stream().map(EntityRef::toString).toArray(String[]::new);
    }
}
