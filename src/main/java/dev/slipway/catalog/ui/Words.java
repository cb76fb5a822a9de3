package dev.slipway.catalog.ui;

import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How kinds, refs and relations are written on the catalog's pages. */
final class Words {

    private static final Map<String, String> KINDS = Map.of("api", "API");

    /** In the order in which they are shown. */
    private static final Map<String, String> RELATIONS = Map.ofEntries(
            Map.entry("ownedBy", "Owned by"),
            Map.entry("ownerOf", "Owns"),
            Map.entry("partOf", "Part of"),
            Map.entry("hasPart", "Parts"),
            Map.entry("dependsOn", "Depends on"),
            Map.entry("dependencyOf", "Dependency of"),
            Map.entry("consumesApi", "Consumes"),
            Map.entry("apiConsumedBy", "Consumed by"),
            Map.entry("providesApi", "Provides"),
            Map.entry("apiProvidedBy", "Provided by"),
            Map.entry("memberOf", "Member of"),
            Map.entry("hasMember", "Members"),
            Map.entry("childOf", "Child of"),
            Map.entry("parentOf", "Parent of"));

    private static final List<String> ORDER = List.of(
            "ownedBy",
            "partOf",
            "providesApi",
            "consumesApi",
            "dependsOn",
            "dependencyOf",
            "apiProvidedBy",
            "apiConsumedBy",
            "hasPart",
            "memberOf",
            "hasMember",
            "childOf",
            "parentOf",
            "ownerOf");

    private Words() {}

    /** {@code API}, {@code component}. */
    static String kind(EntityRef ref) {
        return KINDS.getOrDefault(ref.kind(), ref.kind());
    }

    /** What it is in one word: its type, else its kind. */
    static String sort(Entity entity) {
        return entity.type() == null ? kind(entity.ref()) : entity.type();
    }

    /** As short as it can be while {@link EntityRef#parse} with the same default still reads it. */
    static String brief(EntityRef ref, String defaultKind) {
        String name =
                ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE) ? ref.name() : ref.namespace() + "/" + ref.name();
        return ref.kind().equals(defaultKind) ? name : ref.kind() + ":" + name;
    }

    static String relation(String type) {
        String known = RELATIONS.get(type);
        if (known != null) {
            return known;
        }
        String spaced = type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? type : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    static int order(String relation) {
        int place = ORDER.indexOf(relation);
        return place < 0 ? ORDER.size() : place;
    }

    static String icon(EntityRef ref) {
        return switch (ref.kind()) {
            case "component" -> "service";
            case "api" -> "plug";
            case "group" -> "people";
            case "user" -> "user";
            case "system", "domain" -> "catalog";
            case "location" -> "link";
            case "template" -> "copy";
            default -> "service";
        };
    }
}
