package dev.slipway.catalog;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a nested value must look like, where a kind says so: Backstage's schema of templates, as data. */
sealed interface Form {

    /** @param least how many characters it has at least */
    record Text(int least) implements Form {}

    record TextOrBoolean() implements Form {}

    record ListOf(Form item) implements Form {}

    /** @param others what fields without a form of their own must look like; null for anything */
    record MapOf(
            Map<String, Form> fields,
            Set<String> required,
            @Nullable Form others) implements Form {

        MapOf and(String field, Form form) {
            Map<String, Form> more = new LinkedHashMap<>(fields);
            more.put(field, form);
            return new MapOf(more, required, others);
        }
    }

    record Either(MapOf one, ListOf many) implements Form {}

    Form TEXT = new Text(0);
    Form WORD = new Text(1);
    MapOf MAP = map();

    Form PERMISSIONS = map("tags", new ListOf(TEXT));
    MapOf PARAMETERS = map("backstage:permissions", PERMISSIONS);

    MapOf STEP = new MapOf(
            map("action", TEXT, "id", TEXT, "name", TEXT, "input", MAP)
                    .and("if", new TextOrBoolean())
                    .and("backstage:permissions", PERMISSIONS)
                    .fields(),
            Set.of("action"),
            null);

    MapOf LINK =
            map("url", WORD, "entityRef", WORD, "title", WORD, "icon", WORD).and("if", new TextOrBoolean());
    MapOf NOTE = map("title", WORD, "icon", WORD, "content", TEXT).and("if", new TextOrBoolean());
    ListOf DECORATORS = new ListOf(map("id", TEXT, "input", MAP));

    /** By field of a template's spec. */
    Map<String, Form> TEMPLATE = Map.of(
            "parameters",
            new Either(PARAMETERS, new ListOf(PARAMETERS)),
            "steps",
            new ListOf(STEP),
            "output",
            new MapOf(Map.of("links", new ListOf(LINK), "text", new ListOf(NOTE)), Set.of(), TEXT),
            "secrets",
            map("schema", MAP),
            "presentation",
            map("buttonLabels", map("backButtonText", TEXT, "createButtonText", TEXT, "reviewButtonText", TEXT)),
            "EXPERIMENTAL_recovery",
            map("EXPERIMENTAL_strategy", TEXT),
            "formDecorators",
            DECORATORS,
            "EXPERIMENTAL_formDecorators",
            DECORATORS);

    /** Says of everything that has another form where it is. */
    static void check(Findings findings, Form form, String where, @Nullable Object value) {
        switch (form) {
            case Text text -> {
                if (!(value instanceof String given && given.length() >= text.least())) {
                    findings.wrong(where, where + " must be text.", "Put it in quotes, or leave it out.");
                }
            }
            case TextOrBoolean any -> {
                if (!(value instanceof String || value instanceof Boolean)) {
                    findings.wrong(where, where + " must be text, true or false.", "Put it in quotes.");
                }
            }
            case ListOf list -> list(findings, list, where, value);
            case MapOf map -> map(findings, map, where, value);
            case Either either -> {
                if (value instanceof List) {
                    list(findings, either.many(), where, value);
                } else {
                    map(findings, either.one(), where, value);
                }
            }
        }
    }

    private static void list(Findings findings, ListOf form, String where, @Nullable Object value) {
        if (!(value instanceof List<?> items)) {
            findings.wrong(where, where + " must be a list.", "Begin each item with '- ', or write [].");
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            check(findings, form.item(), where + "[" + i + "]", items.get(i));
        }
    }

    private static void map(Findings findings, MapOf form, String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?>)) {
            findings.wrong(where, where + " must be a map.", "Write name: value pairs under it.");
            return;
        }
        Map<String, Object> values = Descriptor.map(value);
        for (String field : form.required()) {
            if (!values.containsKey(field)) {
                findings.wrong(where, where + "." + field + " is missing.", "Write " + field + ": under it.");
            }
        }
        values.forEach((field, part) -> {
            Form known = form.fields().getOrDefault(field, form.others());
            if (known != null) {
                check(findings, known, where + "." + field, part);
            }
        });
    }

    private static MapOf map(Object... namesAndForms) {
        Map<String, Form> fields = new LinkedHashMap<>();
        List<Object> parts = Arrays.asList(namesAndForms);
        for (int i = 0; i < parts.size(); i += 2) {
            fields.put((String) parts.get(i), (Form) parts.get(i + 1));
        }
        return new MapOf(fields, Set.of(), null);
    }
}
