package dev.slipway.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document of one of Backstage's kinds that keeps all their rules.
 *
 * @param line where the document begins, from 1
 * @param document as it stands in the file, with {@code metadata.namespace} filled in
 */
record Descriptor(EntityRef ref, int line, Map<String, Object> document, List<Bond> bonds) {

    /** A relation as one end declares it; the other end has the inverse. */
    record Bond(String type, String inverse, EntityRef target) {}

    String kind() {
        return String.valueOf(document.get("kind"));
    }

    Map<String, Object> metadata() {
        return map(document.get("metadata"));
    }

    Map<String, Object> spec() {
        return map(document.get("spec"));
    }

    @Nullable
    String text(String field) {
        return spec().get(field) instanceof String text ? text : null;
    }

    String annotation(String key) {
        return map(metadata().get("annotations")).get(key) instanceof String text ? text : "";
    }

    /** The target of its only bond of this type, if any: an entity has one owner and one system. */
    @Nullable
    EntityRef target(String type, String kind) {
        for (Bond bond : bonds) {
            if (bond.type().equals(type)
                    && (kind.isEmpty() || bond.target().kind().equals(kind))) {
                return bond.target();
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // YAML's maps have text keys, see YamlFile
    static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
