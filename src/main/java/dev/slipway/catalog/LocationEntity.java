package dev.slipway.catalog;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entity that Backstage has for each location. Here it is answered to whoever has its ref, and neither stored nor
 * listed: a source is nobody's, and no team should find it among what it builds.
 */
final class LocationEntity {

    private static final String NAME = "generated-";

    private LocationEntity() {}

    static String ref(String type, String target) {
        return "location:default/" + NAME + Locations.sha1(type + ":" + target);
    }

    /** Whether it may be one: spares all others the look at the sources. */
    static boolean isNamed(EntityRef ref) {
        return ref.kind().equals("location")
                && ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE)
                && ref.name().startsWith(NAME);
    }

    static UUID uid(Locations.Place place) {
        return UUID.nameUUIDFromBytes(place.entityRef().getBytes(StandardCharsets.UTF_8));
    }

    static String of(Locations.Place place) {
        String location = place.type() + ":" + place.target();
        EntityRef ref = EntityRef.of(place.entityRef());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("uid", uid(place).toString());
        metadata.put("etag", ref.name().substring(NAME.length())); // of what it says: it never says anything else
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        metadata.put("annotations", Map.of(EntityRow.MANAGED_BY, location, EntityRow.ORIGIN, location));
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", "Location");
        entity.put("metadata", metadata);
        entity.put("spec", Map.of("type", place.type(), "target", place.target()));
        entity.put("relations", List.of());
        return JsonMapper.shared().writeValueAsString(entity);
    }
}
