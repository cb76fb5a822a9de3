package dev.slipway.catalog;

import dev.slipway.catalog.BackstageKind.Field;
import dev.slipway.catalog.DraftField.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The form of each kind: what every descriptor has, then the fields of its spec. */
final class DraftFields {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("subcomponentOf", "Part of component"),
            Map.entry("providesApis", "Provides APIs"),
            Map.entry("consumesApis", "Consumes APIs"),
            Map.entry("dependsOn", "Depends on"),
            Map.entry("dependencyOf", "Needed by"),
            Map.entry("subdomainOf", "Part of domain"),
            Map.entry("memberOf", "Member of"));

    private static final Map<String, List<String>> USUAL = Map.of(
            "Component.type", List.of("service", "website", "library"),
            "API.type", List.of("openapi", "asyncapi", "graphql", "grpc"),
            "Resource.type", List.of("database", "queue", "bucket", "cluster"),
            "Group.type", List.of("team", "department", "organization"),
            "lifecycle", List.of("experimental", "production", "deprecated"));

    private DraftFields() {}

    static List<String> kinds() {
        return BackstageKind.ALL.stream()
                .map(BackstageKind::name)
                .filter(kind -> !kind.equals("Template") && !kind.equals("Location"))
                .toList();
    }

    static List<DraftField> of(BackstageKind kind) {
        List<DraftField> fields = new ArrayList<>();
        fields.add(field(true, "Name", Shape.LINE, "Letters, digits and - _ . between them", "metadata", "name"));
        fields.add(field(false, "Title", Shape.LINE, "What people call it, if not by its name", "metadata", "title"));
        fields.add(field(false, "Description", Shape.TEXT, "What it is for, in a sentence", "metadata", "description"));
        for (Field each : kind.fields()) {
            if (each.name().equals("profile")) {
                fields.add(field(false, "Display name", Shape.LINE, "", "spec", "profile", "displayName"));
                fields.add(field(false, "E-mail", Shape.LINE, "", "spec", "profile", "email"));
                fields.add(
                        field(false, "Picture", Shape.LINE, "The address of an image", "spec", "profile", "picture"));
            } else {
                fields.add(of(kind, each));
            }
        }
        if (kind.name().equals("Component")) {
            fields.add(new DraftField(
                    List.of("metadata", "labels", EntityRow.TIER),
                    "Tier",
                    Shape.LINE,
                    false,
                    "1 is what the business stands on, 4 what nobody misses for a day",
                    "",
                    List.of("1", "2", "3", "4")));
        }
        fields.add(field(false, "Tags", Shape.LIST, "Lower case, with - between words", "metadata", "tags"));
        fields.add(field(false, "Namespace", Shape.LINE, "Empty: default", "metadata", "namespace"));
        return List.copyOf(fields);
    }

    private static DraftField of(BackstageKind kind, Field field) {
        Shape shape =
                switch (field.shape()) {
                    case REF -> Shape.REF;
                    case REFS -> Shape.REFS;
                    case TEXTS -> Shape.LIST;
                    case CONTENT -> Shape.TEXT;
                    case TEXT, PROFILE, PRESENCE, FORM -> Shape.LINE;
                };
        List<String> usual =
                USUAL.getOrDefault(kind.name() + "." + field.name(), USUAL.getOrDefault(field.name(), List.of()));
        String name = field.name();
        String label =
                LABELS.getOrDefault(name, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
        String help = shape == Shape.TEXT
                ? "The definition itself, or a file in the repository: $text: ./openapi.yaml"
                : shape == Shape.REFS && field.targetKind().isEmpty() ? "With their kind: component:my-service" : "";
        return new DraftField(List.of("spec", name), label, shape, field.required(), help, field.targetKind(), usual);
    }

    private static DraftField field(boolean required, String label, Shape shape, String help, String... path) {
        return new DraftField(Stream.of(path).toList(), label, shape, required, help, "", List.of());
    }
}
