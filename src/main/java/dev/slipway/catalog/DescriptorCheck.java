package dev.slipway.catalog;

import dev.slipway.catalog.Descriptor.Bond;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds one document against Backstage's rules, and says of every breach where it is and what to write instead. */
final class DescriptorCheck {

    private static final Set<String> ROOT = Set.of("apiVersion", "kind", "metadata", "spec");
    private static final Pattern KIND = Pattern.compile("[a-zA-Z][a-z0-9A-Z]*");

    private final String path;
    private final YamlFile.Document document;
    private final @Nullable Surroundings around;
    private final Findings findings;
    private final Set<String> references = new TreeSet<>();

    /** @param around what placeholders may name; null to leave them as they are */
    DescriptorCheck(String path, YamlFile.Document document, @Nullable Surroundings around) {
        this.path = path;
        this.document = document;
        this.around = around;
        this.findings = new Findings(path, document);
    }

    /** The files of the source, and patterns of such, that the document was read with. */
    Set<String> references() {
        return references;
    }

    Findings findings() {
        return findings;
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
        if (findings.bad()) {
            return Optional.empty();
        }
        Map<String, Object> values = filled(Descriptor.map(document.value()));
        Map<String, Object> metadata = Descriptor.map(values.get("metadata"));
        String version = String.valueOf(values.get("apiVersion"));
        Object namespace = metadata.getOrDefault("namespace", EntityRef.DEFAULT_NAMESPACE);
        EntityRef self = new EntityRef(
                String.valueOf(values.get("kind")), String.valueOf(namespace), String.valueOf(metadata.get("name")));
        Optional<BackstageKind> kind = kind(String.valueOf(values.get("kind")), version);
        List<Bond> bonds = kind.map(known -> new SpecCheck(findings, self).check(known, values.get("spec")))
                .orElse(List.of());
        if (around != null && self.kind().equals("location")) {
            targets(around, Descriptor.map(values.get("spec")));
        }
        if (findings.bad()) {
            return Optional.empty();
        }
        Map<String, Object> whole = new LinkedHashMap<>(values);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("namespace", namespace);
        named.putAll(metadata);
        whole.put("metadata", named);
        return Optional.of(new Descriptor(self, document.line(), whole, bonds));
    }

    /** With its placeholders filled in, and an owner from CODEOWNERS where the document names none. */
    private Map<String, Object> filled(Map<String, Object> values) {
        if (around == null) {
            return values;
        }
        Placeholders placeholders = new Placeholders(path, around, findings);
        Map<String, Object> filled = new LinkedHashMap<>(Descriptor.map(placeholders.fill(values, "")));
        references.addAll(placeholders.references());
        BackstageKind kind =
                BackstageKind.of(String.valueOf(values.get("kind"))).orElse(null);
        boolean owned = kind != null
                && kind.fields().stream().anyMatch(field -> field.name().equals("owner") && field.required());
        if (owned
                && filled.get("spec") instanceof Map<?, ?>
                && !Descriptor.map(filled.get("spec")).containsKey("owner")) {
            references.addAll(CodeOwners.PLACES);
            CodeOwners.of(around.files())
                    .flatMap(owners -> owners.of(path))
                    .filter(claim -> !claim.owners().isEmpty())
                    .ifPresent(claim -> own(filled, claim));
        }
        return filled;
    }

    private void own(Map<String, Object> filled, CodeOwners.Claim claim) {
        String from = claim.file() + ", line " + claim.line();
        Map<String, Object> spec = new LinkedHashMap<>(Descriptor.map(filled.get("spec")));
        spec.put("owner", claim.owners().getFirst());
        Map<String, Object> metadata = new LinkedHashMap<>(Descriptor.map(filled.get("metadata")));
        Map<String, Object> annotations = new LinkedHashMap<>(Descriptor.map(metadata.get("annotations")));
        annotations.put(EntityRow.OWNER_FROM, from);
        metadata.put("annotations", annotations);
        filled.put("metadata", metadata);
        filled.put("spec", spec);
        findings.odd(
                "spec",
                "spec.owner is missing; " + claim.owners().getFirst() + " was taken from " + from + ".",
                "Write owner: under spec.");
    }

    private void targets(Surroundings surroundings, Map<String, Object> spec) {
        boolean optional = "optional".equals(spec.get("presence"));
        for (LocationTarget target : LocationTarget.of(surroundings.source(), path, spec)) {
            String inside = target.inside();
            if (inside == null) {
                if (!target.text().contains(":")) {
                    findings.odd("spec", target.text() + " leads out of the source.", "Name a file inside.");
                }
                continue;
            }
            if (inside.equals(path)) {
                findings.odd("spec", "This Location names its own file.", "Leave the target out.");
                continue;
            }
            references.add(inside);
            boolean there = target.isPattern()
                    ? surroundings.files().paths().stream().anyMatch(target::covers)
                    : surroundings.files().read(inside).isPresent();
            if (!there && !optional) {
                findings.odd(
                        "spec",
                        "There is no " + target.text() + " in this source.",
                        "Name files that are there, or write presence: optional.");
            } else if (there && !target.isPattern() && !DescriptorFile.candidate(inside)) {
                findings.odd(
                        "spec",
                        target.text() + " is not read: descriptors lie in files that end in .yaml or .yml.",
                        "Rename it.");
            }
        }
    }

    /** What every descriptor has: version, kind, name; and metadata of the right form. */
    void envelope(boolean ownKind) {
        if (!(document.value() instanceof Map<?, ?>)) {
            findings.wrong("", "This document is no descriptor.", "Begin it with apiVersion:, kind: and metadata:.");
            return;
        }
        Map<String, Object> values = Descriptor.map(document.value());
        if (!(values.get("apiVersion") instanceof String)) {
            findings.wrong("apiVersion", "apiVersion is missing.", "Write apiVersion: backstage.io/v1alpha1.");
        }
        if (!(values.get("kind") instanceof String kind)) {
            findings.wrong("kind", "kind is missing.", "Write for example kind: Component.");
        } else if (kind.length() > 63 || !KIND.matcher(kind).matches()) {
            findings.wrong(
                    "kind", "'" + kind + "' is no kind.", "Use letters and digits, for example kind: Component.");
        }
        for (String field : values.keySet()) {
            if (!ROOT.contains(field)) {
                findings.wrong(
                        field,
                        "'" + field + "' does not belong at the top of a descriptor.",
                        "Move it under metadata: or spec:; on top stand only apiVersion, kind, metadata and spec.");
            }
        }
        if (!(values.get("metadata") instanceof Map<?, ?>)) {
            findings.wrong("metadata", "metadata is missing.", "Write metadata: and under it name: my-service.");
            return;
        }
        new MetadataCheck(findings).check(Descriptor.map(values.get("metadata")), ownKind);
        if (ownKind && !(values.get("spec") instanceof Map<?, ?>)) {
            findings.wrong("spec", "spec is missing.", "Write spec: and under it what this kind declares.");
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
            findings.wrong("kind", "The kind '" + name + "' is not known here.", nearest);
        } else if (!kind.get().apiVersions().contains(version)) {
            findings.wrong(
                    "apiVersion",
                    "A " + name + " of the version '" + version + "' is not known here.",
                    "Write apiVersion: " + kind.get().apiVersions().getFirst() + ".");
            return Optional.empty();
        }
        return kind;
    }
}
