package dev.slipway.catalog;

import dev.slipway.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full name of an entity, {@code kind:namespace/name}, all in lower case, as in Backstage; two spellings that differ
 * only in case are the same ref.
 */
public record EntityRef(String kind, String namespace, String name) implements Comparable<EntityRef> {

    public static final String DEFAULT_NAMESPACE = "default";

    private static final Pattern FORM = Pattern.compile("(?:([^:/]+):)?(?:([^:/]+)/)?([^:/]+)");

    public EntityRef {
        kind = kind.toLowerCase(Locale.ROOT);
        namespace = namespace.toLowerCase(Locale.ROOT);
        name = name.toLowerCase(Locale.ROOT);
        if (kind.isBlank() || namespace.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("an entity ref needs kind, namespace and name");
        }
    }

    /** Reads {@code [kind:][namespace/]name}; empty if it has another form, or no kind while there is no default. */
    public static Optional<EntityRef> parse(String text, String defaultKind, String defaultNamespace) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        String kind = form.group(1) == null ? defaultKind : form.group(1);
        String namespace = form.group(2) == null ? defaultNamespace : form.group(2);
        return kind.isBlank() ? Optional.empty() : Optional.of(new EntityRef(kind, namespace, form.group(3)));
    }

    /** Reads what somebody gave for a field, in the default namespace if it names none. */
    public static EntityRef asked(String field, String text, String defaultKind) {
        return parse(text, defaultKind, DEFAULT_NAMESPACE)
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, field + ": “" + text + "” is no entity ref."));
    }

    /** Reads a full ref that we wrote ourselves. */
    public static EntityRef of(String full) {
        return parse(full, "", DEFAULT_NAMESPACE)
                .orElseThrow(() -> new IllegalArgumentException("not an entity ref: " + full));
    }

    /** Where the entity's page is. */
    public String url() {
        return "catalog/" + namespace + "/" + kind + "/" + name;
    }

    @Override
    public int compareTo(EntityRef other) {
        return equals(other) ? 0 : toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kind + ":" + namespace + "/" + name;
    }
}
