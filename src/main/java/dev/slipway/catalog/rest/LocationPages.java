package dev.slipway.catalog.rest;

import dev.slipway.catalog.EntityPredicate;
import dev.slipway.catalog.Locations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Pages through locations, of which there are few enough to be judged one by one. */
final class LocationPages {

    private static final int USUAL = 1_000;

    private LocationPages() {}

    static BackstageLocations.Found of(List<Locations.Place> all, JsonNode body) {
        JsonNode asked = body.has("cursor") ? cursor(body.get("cursor").asString("")) : body;
        int limit = asked.path("limit").asInt(USUAL);
        if (limit < 1) {
            throw BackstageQuery.wrong("Limit must be a positive integer >= 1");
        }
        EntityPredicate predicate = BackstagePredicate.of(asked.get("query"));
        String after = asked.path("afterId").asString("");
        List<Locations.Place> passing = all.stream()
                .filter(place -> predicate == null || passes(place, predicate))
                .sorted(Comparator.comparing(Locations.Place::id))
                .toList();
        List<Locations.Place> rest = passing.stream()
                .filter(place -> place.id().compareTo(after) > 0)
                .toList();
        List<Locations.Place> page = rest.subList(0, Math.min(limit, rest.size()));
        Map<String, String> next = rest.size() > limit
                ? Map.of("nextCursor", cursor(limit, page.getLast().id(), asked.get("query")))
                : Map.of();
        return new BackstageLocations.Found(page, passing.size(), next);
    }

    private static boolean passes(Locations.Place place, EntityPredicate predicate) {
        return switch (predicate) {
            case EntityPredicate.All all -> all.of().stream().allMatch(part -> passes(place, part));
            case EntityPredicate.Any any -> any.of().stream().anyMatch(part -> passes(place, part));
            case EntityPredicate.Not not -> !passes(place, not.of());
            case EntityPredicate.Has has -> value(place, has.key()) != null;
            case EntityPredicate.OneOf one -> {
                String value = value(place, one.key());
                yield value != null && one.values().stream().anyMatch(value::equalsIgnoreCase);
            }
            case EntityPredicate.BeginsWith begins -> {
                String value = value(place, begins.key());
                yield value != null
                        && value.toLowerCase(Locale.ROOT)
                                .startsWith(begins.prefix().toLowerCase(Locale.ROOT));
            }
        };
    }

    private static @Nullable String value(Locations.Place place, String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "id" -> place.id();
            case "type" -> place.type();
            case "target" -> place.target();
            case "entityref" -> place.entityRef();
            default -> null;
        };
    }

    private static String cursor(int limit, String after, @Nullable JsonNode query) {
        ObjectNode cursor =
                JsonMapper.shared().createObjectNode().put("limit", limit).put("afterId", after);
        if (query != null) {
            cursor.set("query", query);
        }
        return Base64.getEncoder().encodeToString(cursor.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode cursor(String text) {
        try {
            JsonNode cursor = JsonMapper.shared().readTree(Base64.getDecoder().decode(text));
            if (cursor.isObject()) {
                return cursor;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw BackstageQuery.wrong("Malformed cursor, unknown encoding");
        }
        throw BackstageQuery.wrong("Malformed cursor, unknown encoding");
    }
}
