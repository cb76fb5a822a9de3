package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import dev.slipway.catalog.EntityDocuments;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters that Backstage's client sends, and the cursors that we gave it. */
final class BackstageQuery {

    private static final int USUAL = 20;
    private static final int MOST = 10_000;
    private static final int LONGEST_CURSOR = 20_000;

    private BackstageQuery() {}

    /** A query that goes on, with where from. */
    record Cursor(
            List<Map<String, List<String>>> filters,
            List<Order> orders,
            @Nullable String term,
            List<String> termFields,
            List<String> values,
            boolean backwards) {}

    static EntityQuery byQuery(HttpServletRequest request) {
        int limit = number(request, "limit", USUAL);
        String cursor = request.getParameter("cursor");
        if (cursor != null && !cursor.isBlank()) {
            Cursor on = cursor(cursor);
            return new EntityQuery(
                    on.filters(),
                    on.orders(),
                    on.term(),
                    on.termFields(),
                    0,
                    limit,
                    new Position(on.values(), on.backwards()));
        }
        return new EntityQuery(
                filters(request),
                orders(request, "orderField"),
                request.getParameter("fullTextFilterTerm"),
                list(request, "fullTextFilterFields"),
                number(request, "offset", 0),
                limit,
                null);
    }

    static EntityQuery list(HttpServletRequest request) {
        return new EntityQuery(
                filters(request),
                orders(request, "order"),
                null,
                List.of(),
                number(request, "offset", 0),
                number(request, "limit", MOST),
                null);
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

    private static List<Order> orders(HttpServletRequest request, String parameter) {
        List<Order> orders = new ArrayList<>();
        for (String text : values(request, parameter)) {
            boolean prefixed = text.startsWith("asc:") || text.startsWith("desc:");
            String field = prefixed ? text.substring(text.indexOf(':') + 1) : text.split(",")[0];
            String direction = prefixed
                    ? text.substring(0, text.indexOf(':'))
                    : text.contains(",") ? text.substring(text.indexOf(',') + 1) : "asc";
            if (field.isBlank() || !(direction.equals("asc") || direction.equals("desc"))) {
                throw wrong("Invalid order, '" + text + "'; expected field,asc or field,desc");
            }
            orders.add(new Order(field.strip(), direction.equals("desc")));
        }
        return orders;
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

    static String cursor(EntityQuery query, Position position) {
        byte[] json = JsonMapper.shared()
                .writeValueAsBytes(new Cursor(
                        query.filters(),
                        query.orders(),
                        query.term(),
                        query.termFields(),
                        position.values(),
                        position.backwards()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    private static Cursor cursor(String text) {
        try {
            if (text.length() > LONGEST_CURSOR) {
                throw wrong("Malformed cursor");
            }
            byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            Cursor cursor = JsonMapper.shared().readValue(json, Cursor.class);
            boolean whole = cursor.filters() != null
                    && cursor.orders() != null
                    && cursor.termFields() != null
                    && cursor.values() != null
                    && cursor.values().size() == EntityDocuments.places(cursor.orders());
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
