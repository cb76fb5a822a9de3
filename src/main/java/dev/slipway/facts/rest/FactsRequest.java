package dev.slipway.facts.rest;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Durations;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Statement;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The body of {@code POST /api/v1/facts}, read strictly: whatever is wrong is refused by the name of its field. */
record FactsRequest(EntityRef entity, String source, List<Statement> statements) {

    private static final int MOST_FACTS = 500;
    private static final int MOST_EVIDENCE = 20;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_VALUE = 16_000;

    static FactsRequest read(JsonNode body, Map<String, FactType> types, Instant now) {
        object(body, "the body", "entity", "source", "facts");
        String ref = text(body, "entity", "", 300);
        EntityRef entity = EntityRef.parse(ref, "component", EntityRef.DEFAULT_NAMESPACE)
                .orElseThrow(() -> refused("entity", "is no entity ref such as component:default/payments-api"));
        String source = text(body, "source", "", 100);
        String plain = source.toLowerCase(Locale.ROOT);
        if (plain.startsWith("attested by") || plain.equals("repository scan")) {
            throw refused("source", "is a name that the portal uses itself");
        }
        List<Statement> statements = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        JsonNode facts = list(body, "facts", "", MOST_FACTS);
        for (int i = 0; i < facts.size(); i++) {
            Statement statement = statement(facts.get(i), "facts[" + i + "]", types, now);
            if (!keys.add(statement.key())) {
                throw refused("facts[" + i + "].key", "is given twice: " + statement.key());
            }
            statements.add(statement);
        }
        return new FactsRequest(entity, source, List.copyOf(statements));
    }

    private static Statement statement(JsonNode fact, String at, Map<String, FactType> types, Instant now) {
        object(fact, at, "key", "value", "observedAt", "validFor", "confidence", "evidence");
        String key = text(fact, "key", at, 100);
        FactType type = types.get(key);
        if (type == null) {
            throw refused(at + ".key", "is no declared fact type: " + key);
        }
        JsonNode given = fact.path("value");
        if (given.toString().length() > LONGEST_VALUE) {
            throw refused(at + ".value", "is longer than " + LONGEST_VALUE + " characters");
        }
        Object value = plain(given, at + ".value");
        if (!type.type().accepts(value)) {
            throw refused(at + ".value", "must be " + type.type().words());
        }
        Instant observedAt = observedAt(fact, at, now);
        Duration validFor = validFor(fact, at, type.fresh());
        return new Statement(
                key, value, confidence(fact, at), observedAt, observedAt.plus(validFor), evidence(fact, at));
    }

    private static Instant observedAt(JsonNode fact, String at, Instant now) {
        if (fact.path("observedAt").isMissingNode()) {
            return now;
        }
        try {
            Instant observedAt =
                    OffsetDateTime.parse(text(fact, "observedAt", at, 40)).toInstant();
            if (observedAt.isAfter(now.plusSeconds(60))) { // clocks differ a little
                throw refused(at + ".observedAt", "lies in the future");
            }
            return observedAt;
        } catch (DateTimeException e) {
            throw refused(at + ".observedAt", "is no moment such as 2026-11-12T09:30:00Z");
        }
    }

    private static Duration validFor(JsonNode fact, String at, Duration otherwise) {
        if (fact.path("validFor").isMissingNode()) {
            return otherwise;
        }
        return Durations.parse(text(fact, "validFor", at, 10))
                .orElseThrow(() -> refused(at + ".validFor", "is no span such as 12h, 7d or 6w"));
    }

    private static double confidence(JsonNode fact, String at) {
        JsonNode given = fact.path("confidence");
        if (given.isMissingNode()) {
            return 1;
        }
        if (!given.isNumber() || !(given.asDouble() >= 0 && given.asDouble() <= 1)) {
            throw refused(at + ".confidence", "must be a number from 0 to 1");
        }
        return given.asDouble();
    }

    private static List<Evidence> evidence(JsonNode fact, String at) {
        List<Evidence> evidence = new ArrayList<>();
        if (!fact.path("evidence").isMissingNode()) {
            JsonNode given = list(fact, "evidence", at, MOST_EVIDENCE);
            for (int i = 0; i < given.size(); i++) {
                String here = at + ".evidence[" + i + "]";
                JsonNode one = given.get(i);
                object(one, here, "file", "line", "excerpt", "link", "note");
                String link = optional(one, "link", here);
                if (link != null && !link.matches("https?://[^\\s\"<>]+")) {
                    throw refused(here + ".link", "is no web address");
                }
                evidence.add(new Evidence(
                        optional(one, "file", here),
                        line(one, here),
                        optional(one, "excerpt", here),
                        link,
                        optional(one, "note", here)));
            }
        }
        return evidence;
    }

    private static @Nullable Integer line(JsonNode evidence, String at) {
        JsonNode line = evidence.path("line");
        if (line.isMissingNode() || line.isNull()) {
            return null;
        }
        if (!line.isInt() || line.asInt() < 1) {
            throw refused(at + ".line", "must be a whole number from 1");
        }
        return line.asInt();
    }

    private static Object plain(JsonNode value, String at) {
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.asLong();
        }
        if (value.isNumber() && Double.isFinite(value.asDouble())) {
            return value.asDouble();
        }
        if (value.isString()) {
            return value.asString();
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                list.add(plain(value.get(i), at + "[" + i + "]"));
            }
            return list;
        }
        if (value.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            value.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue(), at)));
            return map;
        }
        throw refused(at, value.isMissingNode() ? "is missing" : "must not be null");
    }

    private static void object(JsonNode node, String at, String... known) {
        if (!node.isObject()) {
            throw refused(at, "must be an object");
        }
        for (String name : node.propertyNames()) {
            if (!Set.of(known).contains(name)) {
                throw refused(at, "has no field " + name + "; known are " + String.join(", ", known));
            }
        }
    }

    private static JsonNode list(JsonNode node, String name, String at, int most) {
        JsonNode list = node.path(name);
        if (!list.isArray() || list.size() > most) {
            throw refused(path(at, name), "must be a list of at most " + most);
        }
        return list;
    }

    private static String text(JsonNode node, String name, String at, int longest) {
        JsonNode text = node.path(name);
        if (!text.isString() || text.asString().isBlank() || text.asString().length() > longest) {
            throw refused(path(at, name), "must be a text of at most " + longest + " characters that is not empty");
        }
        return text.asString().strip();
    }

    private static @Nullable String optional(JsonNode node, String name, String at) {
        JsonNode text = node.path(name);
        return text.isMissingNode() || text.isNull() ? null : text(node, name, at, LONGEST_TEXT);
    }

    private static String path(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    private static Refusal refused(String field, String what) {
        return new Refusal(Refusal.Kind.INVALID, field + ": " + what);
    }
}
