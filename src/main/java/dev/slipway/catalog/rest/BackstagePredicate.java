package dev.slipway.catalog.rest;

import dev.slipway.catalog.EntityPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code query} that Backstage's client sends: {@code $all}, {@code $any}, {@code $not} and what stands in fields. */
final class BackstagePredicate {

    private static final int DEEPEST = 30;
    private static final int MOST = 1_000;

    private int count;

    private BackstagePredicate() {}

    static @Nullable EntityPredicate of(@Nullable JsonNode query) {
        if (query == null || query.isMissingNode()) {
            return null;
        }
        if (!query.isObject()) {
            throw BackstageQuery.wrong("Query must be an object");
        }
        return new BackstagePredicate().read(query, 0);
    }

    private EntityPredicate read(JsonNode node, int depth) {
        if (depth > DEEPEST || ++count > MOST) {
            throw BackstageQuery.wrong("Invalid query: it is too large");
        }
        if (!node.isObject()) {
            throw BackstageQuery.wrong(
                    "Invalid filter predicate: top-level primitive values are not supported. Wrap the value in a field"
                            + " expression, e.g. { \"kind\": " + node + " }");
        }
        for (String operator : List.of("$all", "$any", "$not")) {
            JsonNode inner = node.get(operator);
            if (inner != null) {
                if (node.size() != 1) {
                    throw BackstageQuery.wrong("Invalid query: " + operator + " must be the only key beside it");
                }
                return switch (operator) {
                    case "$all" -> new EntityPredicate.All(list(operator, inner, depth));
                    case "$any" -> new EntityPredicate.Any(list(operator, inner, depth));
                    default -> new EntityPredicate.Not(read(inner, depth + 1));
                };
            }
        }
        List<EntityPredicate> fields = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getKey().startsWith("$")) {
                throw BackstageQuery.wrong("Invalid query: there is no operator " + field.getKey());
            }
            fields.add(field(field.getKey(), field.getValue()));
        }
        return fields.size() == 1 ? fields.getFirst() : new EntityPredicate.All(fields);
    }

    private List<EntityPredicate> list(String operator, JsonNode inner, int depth) {
        if (!inner.isArray()) {
            throw BackstageQuery.wrong("Invalid query: " + operator + " must be a list");
        }
        List<EntityPredicate> parts = new ArrayList<>();
        inner.forEach(part -> parts.add(read(part, depth + 1)));
        return parts;
    }

    private EntityPredicate field(String key, JsonNode value) {
        if (++count > MOST) {
            throw BackstageQuery.wrong("Invalid query: it is too large");
        }
        if (isPrimitive(value)) {
            return new EntityPredicate.OneOf(key, List.of(value.asString()));
        }
        JsonNode exists = value.get("$exists");
        JsonNode in = value.get("$in");
        JsonNode prefix = value.get("$hasPrefix");
        JsonNode contains = value.get("$contains");
        if (exists != null && exists.isBoolean()) {
            EntityPredicate has = new EntityPredicate.Has(key);
            return exists.booleanValue() ? has : new EntityPredicate.Not(has);
        }
        if (in != null && in.isArray() && in.valueStream().allMatch(BackstagePredicate::isPrimitive)) {
            return new EntityPredicate.OneOf(
                    key, in.valueStream().map(JsonNode::asString).toList());
        }
        if (prefix != null && prefix.isString()) {
            return new EntityPredicate.BeginsWith(key, prefix.asString());
        }
        if (contains != null && isPrimitive(contains)) {
            return new EntityPredicate.OneOf(key, List.of(contains.asString()));
        }
        if (contains != null && contains.isObject()) {
            return related(key, contains);
        }
        throw BackstageQuery.wrong("Invalid filter predicate value for field \"" + key
                + "\": expected a primitive value, $exists, $in, $hasPrefix, or $contains operator, but got " + value);
    }

    private static EntityPredicate related(String key, JsonNode contains) {
        if (!key.equalsIgnoreCase("relations")) {
            throw BackstageQuery.wrong("Object form of $contains is not supported for field \"" + key + "\"");
        }
        String type = null;
        JsonNode target = null;
        for (Map.Entry<String, JsonNode> part : contains.properties()) {
            if (part.getKey().equalsIgnoreCase("type") && part.getValue().isString()) {
                type = part.getValue().asString();
            } else if (part.getKey().equalsIgnoreCase("targetRef")) {
                target = part.getValue();
            } else {
                throw BackstageQuery.wrong("Unsupported key \"" + part.getKey()
                        + "\" in $contains for \"relations\". Only \"type\" and \"targetRef\" are supported");
            }
        }
        if (type == null || type.isEmpty()) {
            throw BackstageQuery.wrong("The $contains operator for \"relations\" requires a \"type\" string property");
        }
        String relation = "relations." + type;
        if (target == null) {
            return new EntityPredicate.Has(relation);
        }
        JsonNode many = target.isString() ? null : target.get("$in");
        if (target.isString()) {
            return new EntityPredicate.OneOf(relation, List.of(target.asString()));
        }
        if (many != null
                && many.isArray()
                && !many.isEmpty()
                && many.valueStream().allMatch(JsonNode::isString)) {
            return new EntityPredicate.OneOf(
                    relation, many.valueStream().map(JsonNode::asString).toList());
        }
        throw BackstageQuery.wrong("Unsupported value in $contains for \"relations\": expected a string or"
                + " { \"$in\": [strings] }, but got " + target);
    }

    private static boolean isPrimitive(JsonNode value) {
        return value.isString() || value.isNumber() || value.isBoolean();
    }
}
