package dev.slipway.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of Backstage's kinds: which fields its spec has, and which relations follow from them. */
record BackstageKind(String name, List<String> apiVersions, List<Field> fields) {

    enum Shape {
        TEXT,
        TEXTS,
        REF,
        REFS,
        PROFILE,
        /** Text, or a placeholder that a reader fills in: {@code $text: ./openapi.yaml}. */
        CONTENT,
        PRESENCE,
        /** As {@link Form#TEMPLATE} has it. */
        FORM
    }

    /**
     * @param example what to write, for the one who forgot it
     * @param targetKind kind of the target where the ref has none; empty if the ref must name it
     * @param relation the relation from this entity to the target, and its inverse
     */
    record Field(
            String name,
            Shape shape,
            boolean required,
            String example,
            String targetKind,
            @Nullable String relation,
            @Nullable String inverse) {}

    private static final List<String> CORE = List.of("backstage.io/v1alpha1", "backstage.io/v1beta1");

    private static final Field TYPE = text("type", true, "type: service");
    private static final Field OWNER = ref("owner", true, "owner: my-team", "group", "ownedBy", "ownerOf");
    private static final Field SYSTEM = ref("system", false, "system: my-system", "system", "partOf", "hasPart");
    private static final Field DEPENDS_ON =
            refs("dependsOn", false, "dependsOn: [component:my-service]", "", "dependsOn", "dependencyOf");
    private static final Field DEPENDENCY_OF =
            refs("dependencyOf", false, "dependencyOf: [component:my-service]", "", "dependencyOf", "dependsOn");
    private static final Field PROFILE =
            new Field("profile", Shape.PROFILE, false, "profile: {displayName: My Name}", "", null, null);

    static final List<BackstageKind> ALL = List.of(
            new BackstageKind(
                    "Component",
                    CORE,
                    List.of(
                            TYPE,
                            text("lifecycle", true, "lifecycle: production (or experimental, or deprecated)"),
                            OWNER,
                            SYSTEM,
                            ref(
                                    "subcomponentOf",
                                    false,
                                    "subcomponentOf: my-component",
                                    "component",
                                    "partOf",
                                    "hasPart"),
                            refs(
                                    "providesApis",
                                    false,
                                    "providesApis: [my-api]",
                                    "api",
                                    "providesApi",
                                    "apiProvidedBy"),
                            refs(
                                    "consumesApis",
                                    false,
                                    "consumesApis: [my-api]",
                                    "api",
                                    "consumesApi",
                                    "apiConsumedBy"),
                            DEPENDS_ON,
                            DEPENDENCY_OF)),
            new BackstageKind(
                    "API",
                    CORE,
                    List.of(
                            text("type", true, "type: openapi (or asyncapi, graphql, grpc)"),
                            text("lifecycle", true, "lifecycle: production (or experimental, or deprecated)"),
                            OWNER,
                            SYSTEM,
                            new Field(
                                    "definition",
                                    Shape.CONTENT,
                                    true,
                                    "definition: {$text: ./openapi.yaml}",
                                    "",
                                    null,
                                    null))),
            new BackstageKind(
                    "Resource",
                    CORE,
                    List.of(text("type", true, "type: database"), OWNER, SYSTEM, DEPENDS_ON, DEPENDENCY_OF)),
            new BackstageKind(
                    "System",
                    CORE,
                    List.of(
                            OWNER,
                            ref("domain", false, "domain: my-domain", "domain", "partOf", "hasPart"),
                            text("type", false, "type: product"))),
            new BackstageKind(
                    "Domain",
                    CORE,
                    List.of(
                            OWNER,
                            ref("subdomainOf", false, "subdomainOf: my-domain", "domain", "partOf", "hasPart"),
                            text("type", false, "type: product-area"))),
            new BackstageKind(
                    "Group",
                    CORE,
                    List.of(
                            text("type", true, "type: team"),
                            PROFILE,
                            ref("parent", false, "parent: my-department", "group", "childOf", "parentOf"),
                            refs("children", true, "children: []", "group", "parentOf", "childOf"),
                            refs("members", false, "members: [jane]", "user", "hasMember", "memberOf"))),
            new BackstageKind(
                    "User",
                    CORE,
                    List.of(PROFILE, refs("memberOf", true, "memberOf: [my-team]", "group", "memberOf", "hasMember"))),
            new BackstageKind(
                    "Location",
                    CORE,
                    List.of(
                            text("type", false, "type: url"),
                            text("target", false, "target: ./other/catalog-info.yaml"),
                            new Field("targets", Shape.TEXTS, false, "targets: [./a.yaml, ./b.yaml]", "", null, null),
                            new Field("presence", Shape.PRESENCE, false, "presence: required", "", null, null))),
            new BackstageKind(
                    "Template",
                    List.of("scaffolder.backstage.io/v1beta3"),
                    List.of(
                            TYPE,
                            ref("owner", false, "owner: my-team", "group", "ownedBy", "ownerOf"),
                            text("lifecycle", false, "lifecycle: production"),
                            form("parameters", false, "parameters: []"),
                            form("steps", true, "steps: [{id: fetch, action: fetch:template}]"),
                            form("output", false, "output: {links: []}"),
                            form("secrets", false, "secrets: {schema: {}}"),
                            form("presentation", false, "presentation: {buttonLabels: {}}"),
                            form("EXPERIMENTAL_recovery", false, "EXPERIMENTAL_recovery: {}"),
                            form("formDecorators", false, "formDecorators: []"),
                            form("EXPERIMENTAL_formDecorators", false, "formDecorators: []"))));

    static Optional<BackstageKind> of(String kind) {
        return ALL.stream().filter(known -> known.name().equals(kind)).findFirst();
    }

    private static Field form(String name, boolean required, String example) {
        return new Field(name, Shape.FORM, required, example, "", null, null);
    }

    private static Field text(String name, boolean required, String example) {
        return new Field(name, Shape.TEXT, required, example, "", null, null);
    }

    private static Field ref(
            String name, boolean required, String example, String targetKind, String relation, String inverse) {
        return new Field(name, Shape.REF, required, example, targetKind, relation, inverse);
    }

    private static Field refs(
            String name, boolean required, String example, String targetKind, String relation, String inverse) {
        return new Field(name, Shape.REFS, required, example, targetKind, relation, inverse);
    }
}
