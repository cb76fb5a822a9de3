package dev.slipway.catalog;

import dev.slipway.catalog.BackstageKind.Field;
import dev.slipway.catalog.Descriptor.Bond;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a spec against the fields of its kind, and reads the relations out of it. */
final class SpecCheck {

    private final Findings findings;
    private final EntityRef self;
    private final List<Bond> bonds = new ArrayList<>();

    SpecCheck(Findings findings, EntityRef self) {
        this.findings = findings;
        this.self = self;
    }

    List<Bond> check(BackstageKind kind, @Nullable Object spec) {
        if (!(spec instanceof Map<?, ?>)) {
            findings.wrong(
                    "spec",
                    "spec is missing.",
                    "Write spec: and under it "
                            + kind.fields().stream()
                                    .filter(Field::required)
                                    .map(field -> field.name() + ":")
                                    .collect(Collectors.joining(", "))
                            + ".");
            return List.of();
        }
        Map<String, Object> values = Descriptor.map(spec);
        for (Field field : kind.fields()) {
            String where = "spec." + field.name();
            if (values.containsKey(field.name())) {
                value(field, where, values.get(field.name()));
            } else if (field.required()) {
                findings.wrong(where, where + " is missing.", "Write " + field.example() + " under spec.");
            }
        }
        return List.copyOf(bonds);
    }

    private void value(Field field, String where, @Nullable Object value) {
        switch (field.shape()) {
            case TEXT -> text(field, where, value);
            case REF -> {
                if (text(field, where, value)) {
                    bond(field, where, String.valueOf(value));
                }
            }
            case TEXTS -> texts(field, where, value);
            case REFS -> {
                if (texts(field, where, value) && value instanceof List<?> refs) {
                    for (int i = 0; i < refs.size(); i++) {
                        bond(field, where + "[" + i + "]", String.valueOf(refs.get(i)));
                    }
                }
            }
            case CONTENT -> {
                boolean placeholder = value instanceof Map<?, ?> map
                        && map.size() == 1
                        && Placeholders.KEYS.contains(
                                String.valueOf(map.keySet().iterator().next()));
                if (!placeholder) {
                    text(field, where, value);
                }
            }
            case PROFILE -> {
                if (!(value instanceof Map<?, ?>)) {
                    findings.wrong(where, where + " must be a map.", "Write " + field.example() + ".");
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
                    findings.wrong(where, where + " must be required or optional.", "Write " + field.example() + ".");
                }
            }
            case FORM -> Form.check(findings, Objects.requireNonNull(Form.TEMPLATE.get(field.name())), where, value);
        }
    }

    private boolean text(Field field, String where, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return true;
        }
        boolean empty = value == null || "".equals(value);
        findings.wrong(
                where,
                where + (empty ? " is empty." : " must be text."),
                "Write " + field.example() + (field.required() ? "." : ", or leave it out."));
        return false;
    }

    private boolean texts(Field field, String where, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            findings.wrong(where, where + " must be a list.", "Write " + field.example() + ".");
            return false;
        }
        boolean well = true;
        for (int i = 0; i < list.size(); i++) {
            well &= text(field, where + "[" + i + "]", list.get(i));
        }
        return well;
    }

    private void bond(Field field, String where, String ref) {
        Optional<EntityRef> target = EntityRef.parse(ref, field.targetKind(), self.namespace());
        if (target.isEmpty()) {
            findings.wrong(
                    where,
                    "'" + ref + "' names no entity.",
                    field.targetKind().isEmpty()
                            ? "Write kind and name: component:my-service, resource:my-database."
                            : "Write [kind:][namespace/]name, for example " + field.example() + ".");
        } else if (field.relation() != null && field.inverse() != null) {
            bonds.add(new Bond(field.relation(), field.inverse(), target.get()));
        }
    }
}
