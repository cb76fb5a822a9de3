package dev.slipway.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values and evidence as PostgreSQL keeps them. */
final class FactJson {

    private static final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .build();
    private static final TypeReference<Map<String, List<Object>>> PAIRS = new TypeReference<>() {};
    private static final TypeReference<List<Seen>> SEEN = new TypeReference<>() {};
    private static final TypeReference<List<Claim>> CLAIMS = new TypeReference<>() {};

    private FactJson() {}

    static String write(Object value) {
        return json.writeValueAsString(clean(value));
    }

    /** The value as it comes back from the store. */
    static Object kept(Object value) {
        return value instanceof Boolean || value instanceof Long || value instanceof Double
                ? value
                : json.readValue(write(value), Object.class);
    }

    /** The evidence as it comes back from the store. */
    static List<Evidence> kept(List<Evidence> evidence) {
        return evidence.stream().map(FactJson::kept).toList();
    }

    private static Evidence kept(Evidence evidence) {
        return json.convertValue(clean(evidence(evidence)), Evidence.class);
    }

    /** What is known by a key. */
    record Value(Object value, double confidence) {}

    /** What shows these keys to be so. */
    record Seen(List<String> of, List<Evidence> seen) {}

    /** By key. */
    static Map<String, Value> values(String stored) {
        Map<String, Value> values = new TreeMap<>();
        json.readValue(stored, PAIRS)
                .forEach((key, pair) ->
                        values.put(key, new Value(pair.getFirst(), ((Number) pair.getLast()).doubleValue())));
        return values;
    }

    /** By key. */
    static Map<String, List<Evidence>> seen(String stored) {
        Map<String, List<Evidence>> byKey = new HashMap<>();
        if (!stored.equals("[]")) {
            for (Seen seen : json.readValue(stored, SEEN)) {
                List<Evidence> evidence = List.copyOf(seen.seen());
                seen.of().forEach(key -> byKey.put(key, evidence));
            }
        }
        return byKey;
    }

    static List<Claim> claims(String stored) {
        return json.readValue(stored, CLAIMS);
    }

    private static Map<String, @Nullable Object> evidence(Evidence evidence) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        put(fields, "file", evidence.file());
        put(fields, "line", evidence.line());
        put(fields, "excerpt", evidence.excerpt());
        put(fields, "link", evidence.link());
        put(fields, "note", evidence.note());
        return fields;
    }

    private static void put(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** Files may hold what jsonb cannot: the null character and halves of surrogate pairs. */
    private static Object clean(Object value) {
        return switch (value) {
            case String text -> clean(text);
            case List<?> list -> {
                List<Object> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(clean(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<Object, Object> fields = new LinkedHashMap<>();
                map.forEach((key, item) -> {
                    if (item != null) { // what is not said of a claim
                        fields.put(clean(String.valueOf(key)), clean(item));
                    }
                });
                yield fields;
            }
            case Evidence evidence -> clean(evidence(evidence));
            case Claim claim -> clean(json.convertValue(claim, Map.class));
            default -> value;
        };
    }

    private static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                StringBuilder rest = new StringBuilder(text.length());
                text.codePoints()
                        .map(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                        .forEach(rest::appendCodePoint);
                return rest.toString();
            }
        }
        return text;
    }
}
