package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one object of a declaration strictly: what is missing, misspelt or of another type becomes a problem at its place. */
public final class Fields {

    private final Declaration declaration;
    private final String at;
    private final Map<String, Object> values;
    private final List<Problem> problems;
    private final Set<String> asked = new TreeSet<>();

    private Fields(Declaration declaration, String at, Map<String, Object> values, List<Problem> problems) {
        this.declaration = declaration;
        this.at = at;
        this.values = values;
        this.problems = problems;
    }

    public static Fields of(Declaration declaration, List<Problem> problems) {
        return new Fields(declaration, "spec", declaration.spec(), problems);
    }

    public String path(String key) {
        return at + "." + key;
    }

    public String path() {
        return at;
    }

    public void problem(String key, String message, String remedy) {
        problems.add(declaration.problem(path(key), message, remedy));
    }

    /** Empty, with a problem, if it is not there. */
    public String text(String key, String remedy) {
        String text = optional(key);
        if (text == null || text.isBlank()) {
            problem(key, "“" + key + "” is missing", remedy);
            return "";
        }
        return text.strip();
    }

    public String text(String key, Pattern form, String remedy) {
        String text = text(key, remedy);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            problem(key, "“" + text + "” is no " + key, remedy);
        }
        return text;
    }

    public @Nullable String optional(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            problem(key, "“" + key + "” must be text", "Write one line of text here.");
            return null;
        }
        return value == null ? null : value.toString();
    }

    /** A number from 0 to 1. */
    public double share(String key, double otherwise) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        problem(key, "“" + key + "” must be a number from 0 to 1", "Write for instance " + key + ": 0.8.");
        return otherwise;
    }

    @Nullable
    LocalDate day(String key) {
        String text = optional(key);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            problem(key, "“" + text + "” is no day", "Write it like " + key + ": 2027-01-31.");
            return null;
        }
    }

    public int number(String key, int least, int most, @Nullable Integer otherwise) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= least && number <= most) {
            return number.intValue();
        }
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        problem(
                key,
                "“" + key + "” must be a whole number from " + least + " to " + most,
                "Write a number such as " + least + ".");
        return least;
    }

    @SuppressWarnings("unchecked")
    public Fields object(String key, String remedy) {
        asked.add(key);
        if (values.get(key) instanceof Map<?, ?> map) {
            return new Fields(declaration, path(key), (Map<String, Object>) map, problems);
        }
        problem(key, "“" + key + "” is missing or has no fields", remedy);
        return new Fields(declaration, path(key), Map.of(), new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    public List<Fields> objects(String key, String remedy) {
        asked.add(key);
        List<Fields> objects = new ArrayList<>();
        if (values.get(key) instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                String where = path(key) + "[" + i + "]";
                if (list.get(i) instanceof Map<?, ?> map) {
                    objects.add(new Fields(declaration, where, (Map<String, Object>) map, problems));
                } else {
                    problems.add(declaration.problem(where, "an entry of “" + key + "” has no fields", remedy));
                }
            }
        } else {
            problem(key, "“" + key + "” must be a list with at least one entry", remedy);
        }
        return objects;
    }

    public List<String> texts(String key, String remedy) {
        asked.add(key);
        if (values.get(key) instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(String::valueOf).toList();
        }
        problem(key, "“" + key + "” must be a list with at least one entry", remedy);
        return List.of();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    public Set<String> keys() {
        return values.keySet();
    }

    /** Call last: every key that nobody asked for is a problem. */
    public void nothingElse() {
        for (String key : values.keySet()) {
            if (!asked.contains(key)) {
                problem(key, "“" + key + "” means nothing here", "Known here: " + String.join(", ", asked) + ".");
            }
        }
    }
}
