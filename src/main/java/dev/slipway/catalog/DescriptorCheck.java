package dev.slipway.catalog;

import dev.slipway.catalog.BackstageKind.Field;
import dev.slipway.catalog.Declaration.Place;
import dev.slipway.catalog.Descriptor.Bond;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds one document against Backstage's rules, and says of every breach where it is and what to write instead. */
final class DescriptorCheck {

    private static final Set<String> ROOT = Set.of("apiVersion", "kind", "metadata", "spec", "relations", "status");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[-_.]+[A-Za-z0-9]+)*");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]+(?:-+[a-z0-9]+)*");
    private static final Pattern KIND = Pattern.compile("[a-zA-Z][a-z0-9A-Z]*");
    private static final Pattern TAG = Pattern.compile("[a-z0-9:+#]+(?:-[a-z0-9:+#]+)*");
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:\\S(?:.*\\S)?");
    private static final Pattern SCRIPT = Pattern.compile("(?i)\\s*(?:javascript|data|vbscript):.*", Pattern.DOTALL);
    private static final String NAME_RULE =
            "Use letters, digits and single '-', '_' or '.' between them, at most 63 characters.";

    private final String path;
    private final YamlFile.Document document;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Bond> bonds = new ArrayList<>();

    /** Problems that an entity may have and still be shown. */
    private int slight;

    DescriptorCheck(String path, YamlFile.Document document) {
        this.path = path;
        this.document = document;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    void wrong(String where, String message, String remedy) {
        String at = where;
        while (!at.isEmpty() && !document.places().containsKey(at)) {
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        Place place = document.places().getOrDefault(at, new Place(document.line(), 1));
        problems.add(new Problem(path, place.line(), place.column(), message, remedy));
    }

    /** What the document would declare, as far as that can be told from a broken one. */
    Optional<String> identity() {
        Map<String, Object> values = Descriptor.map(document.value());
        Map<String, Object> metadata = Descriptor.map(values.get("metadata"));
        if (values.get("kind") instanceof String kind
                && metadata.get("name") instanceof String name
                && !kind.isBlank()
                && !name.isBlank()) {
            String namespace = metadata.get("namespace") instanceof String given && !given.isBlank()
                    ? given
                    : EntityRef.DEFAULT_NAMESPACE;
            return Optional.of(new EntityRef(kind, namespace, name).toString());
        }
        return Optional.empty();
    }

    Optional<Descriptor> entity() {
        envelope(false);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = Descriptor.map(document.value());
        Map<String, Object> metadata = Descriptor.map(values.get("metadata"));
        String version = String.valueOf(values.get("apiVersion"));
        Object namespace = metadata.getOrDefault("namespace", EntityRef.DEFAULT_NAMESPACE);
        EntityRef self = new EntityRef(
                String.valueOf(values.get("kind")), String.valueOf(namespace), String.valueOf(metadata.get("name")));
        Optional<BackstageKind> kind = kind(String.valueOf(values.get("kind")), version);
        kind.ifPresent(known -> spec(known, values.get("spec"), self));
        if (problems.size() > slight) {
            return Optional.empty();
        }
        Map<String, Object> whole = new LinkedHashMap<>(values);
        whole.remove("relations");
        whole.remove("status");
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("namespace", namespace);
        named.putAll(metadata);
        whole.put("metadata", named);
        return Optional.of(new Descriptor(self, document.line(), whole, List.copyOf(bonds)));
    }

    /** What every descriptor has: version, kind, name; and metadata of the right form. */
    void envelope(boolean ownKind) {
        if (!(document.value() instanceof Map<?, ?>)) {
            wrong("", "This document is no descriptor.", "Begin it with apiVersion:, kind: and metadata:.");
            return;
        }
        Map<String, Object> values = Descriptor.map(document.value());
        if (!(values.get("apiVersion") instanceof String)) {
            wrong("apiVersion", "apiVersion is missing.", "Write apiVersion: backstage.io/v1alpha1.");
        }
        if (!(values.get("kind") instanceof String kind)) {
            wrong("kind", "kind is missing.", "Write for example kind: Component.");
        } else if (kind.length() > 63 || !KIND.matcher(kind).matches()) {
            wrong("kind", "'" + kind + "' is no kind.", "Use letters and digits, for example kind: Component.");
        }
        for (String field : values.keySet()) {
            if (!ROOT.contains(field)) {
                wrong(
                        field,
                        "'" + field + "' does not belong at the top of a descriptor.",
                        "Move it under metadata: or spec:; on top stand only apiVersion, kind, metadata and spec.");
            }
        }
        if (!(values.get("metadata") instanceof Map<?, ?>)) {
            wrong("metadata", "metadata is missing.", "Write metadata: and under it name: my-service.");
            return;
        }
        metadata(Descriptor.map(values.get("metadata")), ownKind);
        if (ownKind && !(values.get("spec") instanceof Map<?, ?>)) {
            wrong("spec", "spec is missing.", "Write spec: and under it what this kind declares.");
        }
    }

    private void metadata(Map<String, Object> metadata, boolean ownKind) {
        Object name = metadata.get("name");
        if (!(name instanceof String text) || text.isEmpty()) {
            wrong(
                    "metadata.name",
                    name == null ? "metadata.name is missing." : "metadata.name must be text.",
                    name == null ? "Write name: my-service under metadata." : "Put it in quotes.");
        } else if (!isName(text)) {
            wrong("metadata.name", "'" + text + "' cannot be a name.", NAME_RULE);
        }
        if (metadata.containsKey("namespace")) {
            Object namespace = metadata.get("namespace");
            if (!(namespace instanceof String text)
                    || text.length() > 63
                    || !NAMESPACE.matcher(text).matches()) {
                wrong(
                        "metadata.namespace",
                        "'" + namespace + "' cannot be a namespace.",
                        "Use lower-case letters, digits and '-' between them, at most 63 characters.");
            }
        }
        optionalText(metadata, "title", 1);
        optionalText(metadata, "description", 0);
        labels(metadata);
        annotations(metadata);
        tags(metadata);
        if (!ownKind) {
            links(metadata);
        }
    }

    private void optionalText(Map<String, Object> metadata, String field, int least) {
        if (metadata.containsKey(field) && !(metadata.get(field) instanceof String text && text.length() >= least)) {
            wrong("metadata." + field, "metadata." + field + " must be text.", "Put it in quotes, or leave it out.");
        }
    }

    private void labels(Map<String, Object> metadata) {
        if (!isMap(metadata, "labels")) {
            return;
        }
        Descriptor.map(metadata.get("labels")).forEach((key, value) -> {
            String where = "metadata.labels." + key;
            if (!isKey(key)) {
                wrong(where, "'" + key + "' cannot be a label's name.", "Write for example my-company.com/tier.");
            } else if (!(value instanceof String text)) {
                wrong(where, "The label " + key + " must be text.", "Put the value in quotes: \"" + value + "\".");
            } else if (!text.isEmpty() && !isName(text)) {
                wrong(where, "'" + text + "' cannot be a label's value.", NAME_RULE);
            } else if (key.equals(EntityRow.TIER) && !text.matches("[1-4]")) {
                slight++;
                wrong(where, "There is no tier '" + text + "'.", "Write " + key + ": \"1\", \"2\", \"3\" or \"4\".");
            }
        });
    }

    private void annotations(Map<String, Object> metadata) {
        if (!isMap(metadata, "annotations")) {
            return;
        }
        Descriptor.map(metadata.get("annotations")).forEach((key, value) -> {
            String where = "metadata.annotations." + key;
            if (!isKey(key)) {
                wrong(
                        where,
                        "'" + key + "' cannot be an annotation's name.",
                        "Write for example github.com/project-slug.");
            } else if (!(value instanceof String)) {
                wrong(where, "The annotation " + key + " must be text.", "Put the value in quotes: \"" + value + "\".");
            }
        });
    }

    private void tags(Map<String, Object> metadata) {
        if (!metadata.containsKey("tags")) {
            return;
        }
        if (!(metadata.get("tags") instanceof List<?> tags)) {
            wrong("metadata.tags", "metadata.tags must be a list.", "Write tags: [java, payments].");
            return;
        }
        for (int i = 0; i < tags.size(); i++) {
            if (!(tags.get(i) instanceof String tag)
                    || tag.length() > 63
                    || !TAG.matcher(tag).matches()) {
                wrong(
                        "metadata.tags[" + i + "]",
                        "'" + tags.get(i) + "' cannot be a tag.",
                        "Use lower-case letters, digits, ':', '+' and '#', with single '-' between them.");
            }
        }
    }

    private void links(Map<String, Object> metadata) {
        if (!metadata.containsKey("links")) {
            return;
        }
        if (!(metadata.get("links") instanceof List<?> links)) {
            wrong("metadata.links", "metadata.links must be a list.", "Write links: [{url: https://…, title: …}].");
            return;
        }
        for (int i = 0; i < links.size(); i++) {
            String where = "metadata.links[" + i + "]";
            Map<String, Object> link = Descriptor.map(links.get(i));
            if (!(link.get("url") instanceof String url)
                    || !URL.matcher(url).matches()
                    || SCRIPT.matcher(url).matches()) {
                wrong(where + ".url", "This link has no address that can be opened.", "Write url: https://….");
            }
            for (String field : List.of("title", "icon", "type")) {
                if (link.containsKey(field) && !(link.get(field) instanceof String text && !text.isEmpty())) {
                    wrong(where + "." + field, "The link's " + field + " must be text.", "Put it in quotes.");
                }
            }
            if (link.get("icon") instanceof String icon && !icon.isEmpty() && !isName(icon)) {
                wrong(where + ".icon", "'" + icon + "' cannot be an icon's name.", NAME_RULE);
            }
        }
    }

    private Optional<BackstageKind> kind(String name, String version) {
        Optional<BackstageKind> kind = BackstageKind.of(name);
        if (kind.isEmpty()) {
            String nearest = BackstageKind.ALL.stream()
                    .map(BackstageKind::name)
                    .filter(known -> known.equalsIgnoreCase(name))
                    .findFirst()
                    .map(known -> "Write kind: " + known + ".")
                    .orElse("Use one of "
                            + BackstageKind.ALL.stream()
                                    .map(BackstageKind::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
            wrong("kind", "The kind '" + name + "' is not known here.", nearest);
        } else if (!kind.get().apiVersions().contains(version)) {
            wrong(
                    "apiVersion",
                    "A " + name + " of the version '" + version + "' is not known here.",
                    "Write apiVersion: " + kind.get().apiVersions().getFirst() + ".");
            return Optional.empty();
        }
        return kind;
    }

    private void spec(BackstageKind kind, @Nullable Object spec, EntityRef self) {
        if (!(spec instanceof Map<?, ?>)) {
            wrong(
                    "spec",
                    "spec is missing.",
                    "Write spec: and under it "
                            + kind.fields().stream()
                                    .filter(Field::required)
                                    .map(field -> field.name() + ":")
                                    .collect(Collectors.joining(", "))
                            + ".");
            return;
        }
        Map<String, Object> values = Descriptor.map(spec);
        for (Field field : kind.fields()) {
            String where = "spec." + field.name();
            if (values.containsKey(field.name())) {
                value(field, where, values.get(field.name()), self);
            } else if (field.required()) {
                wrong(where, where + " is missing.", "Write " + field.example() + " under spec.");
            }
        }
    }

    private void value(Field field, String where, @Nullable Object value, EntityRef self) {
        switch (field.shape()) {
            case TEXT -> text(field, where, value);
            case REF -> {
                if (text(field, where, value)) {
                    bond(field, where, String.valueOf(value), self);
                }
            }
            case TEXTS -> texts(field, where, value);
            case REFS -> {
                if (texts(field, where, value) && value instanceof List<?> refs) {
                    for (int i = 0; i < refs.size(); i++) {
                        bond(field, where + "[" + i + "]", String.valueOf(refs.get(i)), self);
                    }
                }
            }
            case CONTENT -> {
                boolean placeholder = value instanceof Map<?, ?> map
                        && map.size() == 1
                        && Set.of("$text", "$json", "$yaml", "$openapi", "$asyncapi")
                                .contains(map.keySet().iterator().next());
                if (!placeholder) {
                    text(field, where, value);
                }
            }
            case PROFILE -> {
                if (!(value instanceof Map<?, ?>)) {
                    wrong(where, where + " must be a map.", "Write " + field.example() + ".");
                }
                for (String part : List.of("displayName", "email", "picture")) {
                    Map<String, Object> profile = Descriptor.map(value);
                    if (profile.containsKey(part)) {
                        text(field, where + "." + part, profile.get(part));
                    }
                }
            }
            case PRESENCE -> {
                if (!Set.of("required", "optional").contains(String.valueOf(value))) {
                    wrong(where, where + " must be required or optional.", "Write " + field.example() + ".");
                }
            }
            case STEPS -> steps(field, where, value);
            case FORMS -> {
                boolean forms = value instanceof Map<?, ?>
                        || (value instanceof List<?> list && list.stream().allMatch(form -> form instanceof Map));
                if (!forms) {
                    wrong(where, where + " must be a form or a list of forms.", "Write " + field.example() + ".");
                }
            }
            case OUTPUT -> {
                if (!(value instanceof Map<?, ?>)) {
                    wrong(where, where + " must be a map.", "Write " + field.example() + ".");
                }
                Descriptor.map(value).forEach((key, part) -> {
                    boolean list = key.equals("links") || key.equals("text");
                    if (list ? !(part instanceof List) : !(part instanceof String)) {
                        wrong(
                                where + "." + key,
                                where + "." + key + " must be " + (list ? "a list." : "text."),
                                list ? "Write " + key + ": []." : "Put it in quotes.");
                    }
                });
            }
        }
    }

    private boolean text(Field field, String where, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return true;
        }
        boolean empty = value == null || "".equals(value);
        wrong(
                where,
                where + (empty ? " is empty." : " must be text."),
                "Write " + field.example() + (field.required() ? "." : ", or leave it out."));
        return false;
    }

    private boolean texts(Field field, String where, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            wrong(where, where + " must be a list.", "Write " + field.example() + ".");
            return false;
        }
        boolean well = true;
        for (int i = 0; i < list.size(); i++) {
            well &= text(field, where + "[" + i + "]", list.get(i));
        }
        return well;
    }

    private void steps(Field field, String where, @Nullable Object value) {
        if (!(value instanceof List<?> steps)) {
            wrong(where, where + " must be a list.", "Write " + field.example() + ".");
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            String at = where + "[" + i + "]";
            Map<String, Object> step = Descriptor.map(steps.get(i));
            if (!(step.get("action") instanceof String)) {
                wrong(at + ".action", "This step has no action.", "Write for example action: fetch:template.");
            }
            for (String part : List.of("id", "name")) {
                if (step.containsKey(part) && !(step.get(part) instanceof String)) {
                    wrong(at + "." + part, "The step's " + part + " must be text.", "Write text, or leave it out.");
                }
            }
            if (step.containsKey("input") && !(step.get("input") instanceof Map)) {
                wrong(at + ".input", "The step's input must be a map.", "Write input: {…}.");
            }
            Object condition = step.get("if");
            if (step.containsKey("if") && !(condition instanceof String || condition instanceof Boolean)) {
                wrong(at + ".if", "The step's condition must be text, true or false.", "Put it in quotes.");
            }
        }
    }

    private void bond(Field field, String where, String ref, EntityRef self) {
        Optional<EntityRef> target = EntityRef.parse(ref, field.targetKind(), self.namespace());
        if (target.isEmpty()) {
            wrong(
                    where,
                    "'" + ref + "' names no entity.",
                    field.targetKind().isEmpty()
                            ? "Write kind and name: component:my-service, resource:my-database."
                            : "Write [kind:][namespace/]name, for example " + field.example() + ".");
        } else if (field.relation() != null && field.inverse() != null) {
            bonds.add(new Bond(field.relation(), field.inverse(), target.get()));
        }
    }

    private boolean isMap(Map<String, Object> metadata, String field) {
        if (!metadata.containsKey(field)) {
            return false;
        }
        if (!(metadata.get(field) instanceof Map<?, ?>)) {
            wrong("metadata." + field, "metadata." + field + " must be a map.", "Write name: value pairs under it.");
            return false;
        }
        return true;
    }

    private static boolean isName(String text) {
        return text.length() <= 63 && NAME.matcher(text).matches();
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            return isName(key);
        }
        String domain = key.substring(0, slash).toLowerCase(Locale.ROOT);
        return domain.length() <= 253
                && key.substring(0, slash).equals(domain)
                && java.util.Arrays.stream(domain.split("\\.", -1))
                        .allMatch(label ->
                                label.length() <= 63 && NAMESPACE.matcher(label).matches())
                && isName(key.substring(slash + 1));
    }
}
