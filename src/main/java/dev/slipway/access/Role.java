package dev.slipway.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a person is to the portal; each role may do what the one before may, and more. */
public enum Role {
    VIEWER(EnumSet.of(Permission.CATALOG_READ)),
    ENGINEER(EnumSet.of(Permission.CATALOG_READ, Permission.SOURCE_SYNC, Permission.FACT_STATE)),
    LEAD(EnumSet.of(Permission.CATALOG_READ, Permission.SOURCE_SYNC, Permission.FACT_STATE, Permission.SOURCE_MANAGE)),
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Reads a name such as {@code lead} or {@code ROLE_LEAD}, in any case. */
    public static Optional<Role> named(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^ROLE_", "");
        for (Role role : values()) {
            if (role.name().equals(plain)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
