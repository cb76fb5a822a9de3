package dev.slipway.facts;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one part of a declaration, strictly, and gathers what is wrong with them. */
final class Fields {

    private final Declaration declaration;
    private final String at;
    private final Map<?, ?> fields;
    private final List<Problem> problems;

    Fields(Declaration declaration, String at, Map<?, ?> fields, List<Problem> problems) {
        this.declaration = declaration;
        this.at = at;
        this.fields = fields;
        this.problems = problems;
    }

    void only(String... known) {
        for (Object name : fields.keySet()) {
            if (!Set.of(known).contains(String.valueOf(name))) {
                wrong(
                        String.valueOf(name),
                        "There is no field " + name + " here.",
                        "Known are " + String.join(", ", known) + ".");
            }
        }
    }

    boolean has(String name) {
        return fields.get(name) != null;
    }

    @Nullable
    Object value(String name) {
        Object value = fields.get(name);
        if (value == null) {
            missing(name);
        }
        return value;
    }

    /** Null, and a problem, if it is missing or no text. */
    @Nullable
    String text(String name) {
        Object value = value(name);
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        if (value != null) {
            wrong(name, name + " is a text.", "Write a text that is not empty.");
        }
        return null;
    }

    @Nullable
    String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    boolean flag(String name, boolean otherwise) {
        Object value = fields.get(name);
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            wrong(name, name + " is true or false.", "Write true or false, without quotes.");
        }
        return otherwise;
    }

    List<Fields> parts(String name) {
        Object value = value(name);
        List<Fields> parts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String place = name + "[" + i + "]";
                if (list.get(i) instanceof Map<?, ?> map) {
                    parts.add(new Fields(declaration, at + "." + place, map, problems));
                } else {
                    wrong(place, "An entry of " + name + " has fields.", "Write it as fields with values.");
                }
            }
        } else if (value != null) {
            wrong(name, name + " is a list.", "Begin each entry with a hyphen.");
        }
        return parts;
    }

    void missing(String name) {
        wrong(name, "The field " + name + " is missing.", "Add it.");
    }

    void wrong(String name, String message, String remedy) {
        problems.add(declaration.problem(at + "." + name, message, remedy));
    }

    Declaration.Place place(String name) {
        Problem here = declaration.problem(at + "." + name, "", "");
        return new Declaration.Place(here.line(), here.column());
    }
}
