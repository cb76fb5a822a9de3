package dev.slipway.access.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Role;
import dev.slipway.access.Scope;
import dev.slipway.access.TokenRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies read strictly: a misspelt limit must not make a token that may do more than was meant. */
final class TokenBody {

    private static final Set<String> FIELDS = Set.of("name", "role", "readOnly", "entity", "days", "serviceAccount");

    private TokenBody() {}

    static TokenRequest request(JsonNode body) {
        only(body, FIELDS);
        String role = text(body, "role");
        return new TokenRequest(
                text(body, "name"),
                Role.named(role).filter(one -> one.word().equals(role)).orElseThrow(() -> refused("role", roles())),
                new Scope(flag(body, "readOnly"), optional(body, "entity")),
                days(body),
                optional(body, "serviceAccount"));
    }

    static void only(JsonNode body, Set<String> fields) {
        if (!body.isObject()) {
            throw new Refusal(Refusal.Kind.INVALID, "The body is a JSON object.");
        }
        for (String field : body.propertyNames()) {
            if (!fields.contains(field)) {
                throw refused(
                        field,
                        "is no field here; there are "
                                + String.join(", ", fields.stream().sorted().toList()));
            }
        }
    }

    static String text(JsonNode body, String field) {
        String text = optional(body, field);
        if (text == null) {
            throw refused(field, "is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode body, String field) {
        JsonNode given = body.path(field);
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        if (!given.isString()) {
            throw refused(field, "is a text");
        }
        return given.stringValue();
    }

    private static boolean flag(JsonNode body, String field) {
        JsonNode given = body.path(field);
        if (given.isMissingNode()) {
            return false;
        }
        if (!given.isBoolean()) {
            throw refused(field, "is true or false");
        }
        return given.booleanValue();
    }

    private static int days(JsonNode body) {
        JsonNode given = body.path("days");
        if (!given.isInt()) {
            throw refused(
                    "days", "is a whole number: after how many days the token ends, at most " + TokenRequest.MOST_DAYS);
        }
        return given.intValue();
    }

    private static String roles() {
        return "is one of " + Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
    }

    private static Refusal refused(String field, String why) {
        return new Refusal(Refusal.Kind.INVALID, field + ": " + why);
    }
}
