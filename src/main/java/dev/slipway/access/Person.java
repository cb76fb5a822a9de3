package dev.slipway.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking.
 *
 * @param name the sign-in name, also the name of the person's User entity in the catalog
 * @param greatest the greatest role held; null if only single permissions are
 * @param scope what is left of the permissions, if a token is asking
 * @param program whether a service account or a token of the settings is asking, and no person
 */
public record Person(
        String name,
        String displayName,
        @Nullable Role greatest,
        Set<Permission> permissions,
        Scope scope,
        boolean program) {

    public static final Person NOBODY = new Person("nobody", "Nobody", null, Set.of(), Scope.ALL, true);

    public Person {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public Optional<Role> role() {
        return Optional.ofNullable(greatest);
    }

    /** Two letters that stand for the person where there is no room for the name. */
    public String initials() {
        String[] words = displayName.strip().split("\\s+");
        String letters = words.length > 1
                ? words[0].substring(0, 1) + words[words.length - 1].substring(0, 1)
                : displayName.substring(0, Math.min(2, displayName.length()));
        return letters.toUpperCase(Locale.ROOT);
    }
}
