package dev.slipway.access;

import java.util.Set;

/**
 * Who is asking.
 *
 * @param name the sign-in name, also the name of the person's User entity in the catalog
 */
public record Person(String name, String displayName, Set<Permission> permissions) {
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Two letters that stand for the person where there is no room for the name. */
    public String initials() {
        String[] words = displayName.strip().split("\\s+");
        String letters = words.length > 1
                ? words[0].substring(0, 1) + words[words.length - 1].substring(0, 1)
                : displayName.substring(0, Math.min(2, displayName.length()));
        return letters.toUpperCase(java.util.Locale.ROOT);
    }
}
