package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Marks entities whose descriptor is gone, as Backstage marks them, and tells which have been so for long enough. */
@Component
class OrphanStore {

    static final String ANNOTATION = "backstage.io/orphan";

    private static final String KEY = "metadata.annotations." + ANNOTATION;
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    OrphanStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Marked(String ref, String head, String hash, String why) {}

    /**
     * They claim no files any more, and whatever was wrong with their descriptor is no longer. The hash becomes another, so
     * that a descriptor that comes back is news.
     *
     * @param whys by ref
     */
    void mark(Map<String, String> whys, Instant now) {
        List<Marked> rows = new ArrayList<>();
        jdbc.query(
                "select ref, head || '}', hash from catalog.entity where ref = any(?)",
                row -> {
                    String ref = row.getString(1);
                    String hash = hash(row.getString(3));
                    rows.add(new Marked(ref, head(row.getString(2), hash), hash, whys.getOrDefault(ref, "")));
                },
                (Object) whys.keySet().toArray(String[]::new));
        jdbc.batchUpdate(
                """
                update catalog.entity set head = ?, hash = ?, root = null, status = null, orphaned_at = ?,
                  orphan_why = ?, orphan_kept_by = null,
                  metadata = jsonb_set(metadata, '{annotations}',
                    coalesce(metadata -> 'annotations', '{}') || jsonb_build_object(?::text, 'true')),
                  keys = keys || array[?::text, ?::text]
                where ref = ?""",
                rows.stream()
                        .map(row -> new Object[] {
                            row.head(),
                            row.hash(),
                            Timestamp.from(now),
                            row.why(),
                            ANNOTATION,
                            KEY,
                            KEY + "=true",
                            row.ref()
                        })
                        .toList());
    }

    private static String head(String document, String hash) {
        Map<String, Object> whole = JsonMapper.shared().readValue(document, MAP);
        Map<String, Object> metadata = new LinkedHashMap<>(Descriptor.map(whole.get("metadata")));
        Map<String, Object> annotations = new LinkedHashMap<>(Descriptor.map(metadata.get("annotations")));
        annotations.put(ANNOTATION, "true");
        metadata.put("etag", hash);
        metadata.put("annotations", annotations);
        whole.put("metadata", metadata);
        String json = JsonMapper.shared().writeValueAsString(whole);
        return json.substring(0, json.length() - 1);
    }

    private static String hash(String before) {
        return UUID.nameUUIDFromBytes(("orphan " + before).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    boolean any() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from catalog.entity where orphaned_at is not null)", Boolean.class));
    }

    /** Orphans of a source. */
    List<String> of(SourceId source) {
        return jdbc.queryForList(
                "select ref from catalog.entity where source = ? and orphaned_at is not null",
                String.class,
                source.value());
    }

    /** Orphans since this moment or longer that nobody keeps. */
    List<String> since(Instant moment, int limit) {
        return jdbc.queryForList(
                "select ref from catalog.entity where orphaned_at <= ? and orphan_kept_by is null"
                        + " order by orphaned_at, ref limit ?",
                String.class,
                Timestamp.from(moment),
                limit);
    }

    /** Orphans whose source is none of these: nobody could bring their descriptors back. */
    List<String> withoutSource(Collection<String> sources, int limit) {
        return jdbc.queryForList(
                "select ref from catalog.entity where orphaned_at is not null and source <> all(?) order by ref limit ?",
                String.class,
                sources.toArray(String[]::new),
                limit);
    }

    /** @return whether there is such an orphan */
    boolean keep(EntityRef ref, @Nullable String by) {
        return jdbc.update(
                        "update catalog.entity set orphan_kept_by = ? where ref = ? and orphaned_at is not null",
                        by,
                        ref.toString())
                > 0;
    }
}
