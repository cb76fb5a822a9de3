package dev.slipway.catalog.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.Refusal;
import dev.slipway.catalog.EntityQuery;
import dev.slipway.catalog.EntityQuery.Order;
import dev.slipway.catalog.EntityQuery.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters that Backstage's client sends, and the cursors that we gave it. */
final class BackstageQuery {

    private static final int USUAL = 20;
    private static final int MOST = 10_000;
    private static final int LONGEST_CURSOR = 20_000;

    private static final Pattern PLAIN = Pattern.compile("(?<direction>asc|desc):(?<field>.+)");
    private static final Pattern PAGED = Pattern.compile("(?<field>[^,]+)(?:,(?<direction>asc|desc))?");

    private BackstageQuery() {}

    /** A query that goes on, with where from; Backstage's client looks into it for {@code query}. */
    record Cursor(
            List<Map<String, List<String>>> filters,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            JsonNode query,

            List<Order> orders,
            @Nullable String term,
            List<String> termFields,
            List<String> values,
            boolean backwards) {}

    /** What was asked for, with the predicate as it came, for the cursor. */
    record Asked(EntityQuery query, @Nullable JsonNode predicate, boolean total) {}

    static Asked byQuery(HttpServletRequest request) {
        int limit = number(request, "limit", USUAL);
        boolean total = total(request.getParameter("totalItems"));
        String cursor = request.getParameter("cursor");
        if (cursor != null && !cursor.isBlank()) {
            return goOn(cursor, limit, total);
        }
        return new Asked(
                new EntityQuery(
                        filters(request),
                        null,
                        orders(request, "orderField", PAGED),
                        request.getParameter("fullTextFilterTerm"),
                        list(request, "fullTextFilterFields"),
                        number(request, "offset", 0),
                        limit,
                        null),
                null,
                total);
    }

    static Asked byQuery(JsonNode body) {
        if (!body.isObject()) {
            throw wrong("Expected body to be a JSON object");
        }
        int limit = number(body, "limit", USUAL);
        boolean total = total(body.has("totalItems") ? body.get("totalItems").asString("") : null);
        if (body.has("cursor")) {
            String cursor = body.get("cursor").asString("");
            if (cursor.isBlank()) {
                throw wrong("Cursor cannot be empty");
            }
            return goOn(cursor, limit, total);
        }
        List<Order> orders = new ArrayList<>();
        for (JsonNode order : body.path("orderBy")) {
            String direction = order.path("order").asString("");
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw wrong("Invalid order field order, must be asc or desc");
            }
            orders.add(new Order(order.path("field").asString(""), direction.equals("desc")));
        }
        JsonNode text = body.path("fullTextFilter");
        JsonNode predicate = body.get("query");
        return new Asked(
                new EntityQuery(
                        List.of(),
                        BackstagePredicate.of(predicate),
                        orders,
                        text.path("term").asString(null),
                        strings(text, "fields"),
                        number(body, "offset", 0),
                        limit,
                        null),
                predicate,
                total);
    }

    private static Asked goOn(String cursor, int limit, boolean total) {
        Cursor on = cursor(cursor);
        return new Asked(
                new EntityQuery(
                        on.filters(),
                        BackstagePredicate.of(on.query()),
                        on.orders(),
                        on.term(),
                        on.termFields(),
                        0,
                        limit,
                        new Position(on.values(), on.backwards())),
                on.query(),
                total);
    }

    private static boolean total(@Nullable String mode) {
        if (mode != null && !mode.equals("include") && !mode.equals("exclude")) {
            throw wrong("Invalid totalItems value \"" + mode + "\", expected one of: include, exclude");
        }
        return !"exclude".equals(mode);
    }

    /** A page of the plain list; without any bounds, the whole of it in pages. */
    static EntityQuery list(HttpServletRequest request) {
        int limit = number(request, "limit", MOST);
        int offset = number(request, "offset", 0);
        String after = request.getParameter("after");
        if (after != null) {
            try {
                JsonNode on = JsonMapper.shared().readTree(decoded(after));
                limit = on.path("limit").asInt(limit);
                offset = on.path("offset").asInt(-1);
            } catch (JacksonException | IllegalArgumentException e) {
                throw wrong("Malformed after, could not be parsed");
            }
            if (offset < 0 || limit < 0) {
                throw wrong("Malformed after, could not be parsed");
            }
        }
        if (limit == 0) {
            throw wrong("Invalid limit, must be greater than zero");
        }
        return new EntityQuery(
                filters(request),
                null,
                orders(request, "order", PLAIN),
                null,
                List.of(),
                offset,
                Math.min(limit, MOST),
                null);
    }

    static String after(EntityQuery page) {
        String json = "{\"limit\":" + page.limit() + ",\"offset\":" + (page.offset() + page.limit()) + "}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code filter=kind=component,spec.type=service}: and within one, or between several. */
    static List<Map<String, List<String>>> filters(HttpServletRequest request) {
        List<Map<String, List<String>>> filters = new ArrayList<>();
        for (String filter : values(request, "filter")) {
            Map<String, List<String>> set = new LinkedHashMap<>();
            for (String part : filter.split(",")) {
                if (part.isBlank()) {
                    continue;
                }
                int equals = part.indexOf('=');
                String key = (equals < 0 ? part : part.substring(0, equals)).strip();
                if (key.isEmpty()) {
                    throw wrong("Invalid filter, '" + part + "' has no key");
                }
                List<String> wanted = set.computeIfAbsent(key, any -> new ArrayList<>());
                if (equals >= 0) {
                    wanted.add(part.substring(equals + 1).strip());
                }
            }
            if (!set.isEmpty()) {
                filters.add(set);
            }
        }
        return filters;
    }

    /** {@code asc:kind}, as plain lists have it, or {@code kind,asc} and {@code kind}, as pages do. */
    private static List<Order> orders(HttpServletRequest request, String parameter, Pattern form) {
        List<Order> orders = new ArrayList<>();
        for (String text : values(request, parameter)) {
            Matcher order = form.matcher(text);
            if (!order.matches() || order.group("field").isBlank()) {
                throw wrong("Invalid " + parameter + ", '" + text + "'; a direction is asc or desc");
            }
            orders.add(new Order(order.group("field").strip(), "desc".equals(order.group("direction"))));
        }
        return orders;
    }

    static List<String> fields(List<String> fields) {
        fields.stream().filter(field -> field.contains("[")).findFirst().ifPresent(field -> {
            throw wrong("Invalid field \"" + field + "\", array type fields are not supported");
        });
        return fields;
    }

    static List<String> strings(JsonNode body, String field) {
        JsonNode list = body.path(field);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw wrong("Malformed request: " + field + " must be a list of strings");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static int number(JsonNode body, String field, int usual) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isInt() || value.intValue() < 0) {
            throw wrong("Invalid " + field + ", must be a whole number, zero or greater");
        }
        return Math.min(value.intValue(), field.equals("limit") ? MOST : Integer.MAX_VALUE);
    }

    /** Repeated, or with commas between. */
    static List<String> list(HttpServletRequest request, String parameter) {
        return values(request, parameter).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    static List<String> values(HttpServletRequest request, String parameter) {
        String[] values = request.getParameterValues(parameter);
        return values == null ? List.of() : List.of(values);
    }

    static int number(HttpServletRequest request, String parameter, int usual) {
        String text = request.getParameter(parameter);
        if (text == null || text.isBlank()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.strip());
            if (number < 0) {
                throw wrong("Invalid " + parameter + ", must not be negative");
            }
            return parameter.equals("limit") ? Math.min(number, MOST) : number;
        } catch (NumberFormatException e) {
            throw wrong("Invalid " + parameter + ", '" + text + "' is not a whole number");
        }
    }

    static String cursor(Asked asked, Position position) {
        EntityQuery query = asked.query();
        byte[] json = JsonMapper.shared()
                .writeValueAsBytes(new Cursor(
                        query.filters(),
                        asked.predicate(),
                        query.orders(),
                        query.term(),
                        query.termFields(),
                        position.values(),
                        position.backwards()));
        return Base64.getEncoder().encodeToString(json);
    }

    /** Of either alphabet, and with blanks where an address made them of a plus. */
    private static byte[] decoded(String text) {
        if (text.length() > LONGEST_CURSOR) {
            throw wrong("Malformed cursor");
        }
        return Base64.getDecoder()
                .decode(text.replace(' ', '+')
                        .replace('-', '+')
                        .replace('_', '/')
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static Cursor cursor(String text) {
        try {
            Cursor cursor = JsonMapper.shared().readValue(decoded(text), Cursor.class);
            boolean whole = cursor.filters() != null
                    && cursor.orders() != null
                    && cursor.termFields() != null
                    && cursor.values() != null
                    && cursor.values().size() == EntityQuery.places(cursor.orders());
            if (!whole) {
                throw wrong("Malformed cursor");
            }
            return cursor;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw wrong("Malformed cursor");
        }
    }

    static Refusal wrong(String message) {
        return new Refusal(Refusal.Kind.INVALID, message);
    }
}
