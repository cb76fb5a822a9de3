package dev.slipway.access;

import static dev.slipway.access.Permission.CATALOG_READ;
import static dev.slipway.access.Permission.EXERCISE_RECORD;
import static dev.slipway.access.Permission.FACT_STATE;
import static dev.slipway.access.Permission.READINESS_ATTEST;
import static dev.slipway.access.Permission.READINESS_DECIDE;
import static dev.slipway.access.Permission.READINESS_PLAN;
import static dev.slipway.access.Permission.READINESS_REQUEST;
import static dev.slipway.access.Permission.SEARCH_CURATE;
import static dev.slipway.access.Permission.SOURCE_MANAGE;
import static dev.slipway.access.Permission.SOURCE_PROPOSE;
import static dev.slipway.access.Permission.SOURCE_SYNC;
import static dev.slipway.access.Permission.TOKEN_OWN;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person is to the portal; each role may do what the one before may, and more. */
public enum Role {
    VIEWER(Set.of(), CATALOG_READ, EXERCISE_RECORD, TOKEN_OWN),
    ENGINEER(VIEWER.permissions(), SOURCE_SYNC, SOURCE_PROPOSE, FACT_STATE, READINESS_REQUEST, READINESS_ATTEST),
    LEAD(ENGINEER.permissions(), SOURCE_MANAGE, READINESS_DECIDE, READINESS_PLAN, SEARCH_CURATE),
    ADMINISTRATOR(EnumSet.allOf(Permission.class));

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final Set<Permission> permissions;

    Role(Set<Permission> before, Permission... more) {
        this.permissions = Stream.concat(before.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Whether it may do all that the other may. */
    public boolean covers(Role other) {
        return permissions.containsAll(other.permissions);
    }

    /** As people read and write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
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
