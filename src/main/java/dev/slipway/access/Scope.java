package dev.slipway.access;

import dev.slipway.Refusal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token is limited to, beside its role.
 *
 * @param readOnly it changes nothing
 * @param entity the ref of the one entity about which it may state facts, and which is all that it may change
 */
public record Scope(boolean readOnly, @Nullable String entity) {

    public static final Scope ALL = new Scope(false, null);

    private static final int LONGEST = 300;
    private static final Pattern REF = Pattern.compile("[a-z][a-z0-9.-]*:[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9._-]*");

    public Scope {
        if (entity != null) {
            entity = entity.strip().toLowerCase(Locale.ROOT);
            if (entity.length() > LONGEST || !REF.matcher(entity).matches()) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "entity: write the whole entity ref, for instance component:default/payments-api");
            }
            if (readOnly) {
                throw new Refusal(
                        Refusal.Kind.INVALID,
                        "entity: a token that only reads states no facts; leave out one of readOnly and entity");
            }
        }
    }

    /** Refuses if facts about the entity are not within it. */
    public void requireFactsAbout(String ref) {
        if (readOnly) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "This token only reads. Make one that may state facts.");
        }
        if (entity != null && !entity.equals(ref.toLowerCase(Locale.ROOT))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "This token may state facts about " + entity + " only. Make one for " + ref
                            + ", or one without an entity.");
        }
    }

    /** What is left of a role's permissions for a token. */
    Set<Permission> of(Role role) {
        return role.permissions().stream()
                .filter(Permission::fitsToken)
                .filter(permission -> !readOnly || permission.reads())
                .filter(permission -> entity == null || permission.reads() || permission == Permission.FACT_STATE)
                .collect(Collectors.toUnmodifiableSet());
    }
}
