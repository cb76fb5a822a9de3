package dev.slipway.catalog;

import dev.slipway.source.SourceId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code catalog.entity} as entities. */
final class EntityRows {

    static final String COLUMNS = """
            uid, ref, declared_kind, declared_name, title, description, type, lifecycle, owner, system, tier, tags,
            metadata, source, path, line, root, changed_at, orphaned_at, orphan_why, orphan_kept_by""";

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private EntityRows() {}

    static Entity entity(ResultSet row) throws SQLException {
        Map<String, Object> metadata = JsonMapper.shared().readValue(row.getString(13), MAP);
        int tier = row.getInt(11);
        return new Entity(
                row.getObject(1, UUID.class),
                EntityRef.of(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                ref(row.getString(9)),
                ref(row.getString(10)),
                tier == 0 ? null : tier,
                texts(row.getArray(12)),
                texts(metadata.get("annotations")),
                texts(metadata.get("labels")),
                links(metadata.get("links")),
                new SourceId(row.getString(14)),
                row.getString(15),
                row.getInt(16),
                row.getString(17),
                row.getTimestamp(18).toInstant(),
                orphan(row));
    }

    private static Entity.@Nullable Orphan orphan(ResultSet row) throws SQLException {
        Timestamp since = row.getTimestamp(19);
        return since == null
                ? null
                : new Entity.Orphan(since.toInstant(), String.valueOf(row.getString(20)), row.getString(21));
    }

    private static @Nullable EntityRef ref(@Nullable String ref) {
        return ref == null ? null : EntityRef.of(ref);
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Map<String, String> texts(@Nullable Object map) {
        Map<String, String> texts = new LinkedHashMap<>();
        Descriptor.map(map).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static List<Entity.Link> links(@Nullable Object list) {
        List<Entity.Link> links = new ArrayList<>();
        if (list instanceof List<?> given) {
            for (Object item : given) {
                Map<String, Object> link = Descriptor.map(item);
                links.add(new Entity.Link(
                        String.valueOf(link.get("url")),
                        text(link.get("title")),
                        text(link.get("icon")),
                        text(link.get("type"))));
            }
        }
        return links;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}
