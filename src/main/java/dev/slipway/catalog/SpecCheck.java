package dev.slipway.catalog;

import dev.slipway.catalog.BackstageKind.Field;
import dev.slipway.catalog.Descriptor.Bond;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                        && Set.of("$text", "$json", "$yaml", "$openapi", "$asyncapi")
                                .contains(map.keySet().iterator().next());
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
            case STEPS -> steps(field, where, value);
            case FORMS -> {
                boolean forms = value instanceof Map<?, ?>
                        || (value instanceof List<?> list && list.stream().allMatch(form -> form instanceof Map));
                if (!forms) {
                    findings.wrong(
                            where, where + " must be a form or a list of forms.", "Write " + field.example() + ".");
                }
            }
            case OUTPUT -> {
                if (!(value instanceof Map<?, ?>)) {
                    findings.wrong(where, where + " must be a map.", "Write " + field.example() + ".");
                }
                Descriptor.map(value).forEach((key, part) -> {
                    boolean list = key.equals("links") || key.equals("text");
                    if (list ? !(part instanceof List) : !(part instanceof String)) {
                        findings.wrong(
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

    private void steps(Field field, String where, @Nullable Object value) {
        if (!(value instanceof List<?> steps)) {
            findings.wrong(where, where + " must be a list.", "Write " + field.example() + ".");
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            String at = where + "[" + i + "]";
            Map<String, Object> step = Descriptor.map(steps.get(i));
            if (!(step.get("action") instanceof String)) {
                findings.wrong(at + ".action", "This step has no action.", "Write for example action: fetch:template.");
            }
            for (String part : List.of("id", "name")) {
                if (step.containsKey(part) && !(step.get(part) instanceof String)) {
                    findings.wrong(
                            at + "." + part, "The step's " + part + " must be text.", "Write text, or leave it out.");
                }
            }
            if (step.containsKey("input") && !(step.get("input") instanceof Map)) {
                findings.wrong(at + ".input", "The step's input must be a map.", "Write input: {…}.");
            }
            Object condition = step.get("if");
            if (step.containsKey("if") && !(condition instanceof String || condition instanceof Boolean)) {
                findings.wrong(at + ".if", "The step's condition must be text, true or false.", "Put it in quotes.");
            }
        }
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
