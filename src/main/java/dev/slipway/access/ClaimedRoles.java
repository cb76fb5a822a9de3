package dev.slipway.access;

import dev.slipway.access.AccessSettings.Unmapped;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a role from what an identity provider claims. The mapping alone decides: a group that happens to be called like
 * one of our roles gives nothing unless it is mapped.
 */
final class ClaimedRoles {

    private final List<String> claims;
    private final Map<Role, Set<String>> groups;
    private final Unmapped unmapped;

    private ClaimedRoles(List<String> claims, Map<Role, Set<String>> groups, Unmapped unmapped) {
        this.claims = List.copyOf(claims);
        this.groups = groups;
        this.unmapped = unmapped;
    }

    /** For the embedded provider, which claims our own roles. */
    static ClaimedRoles ours() {
        Map<Role, Set<String>> same =
                Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, role -> Set.of(role.word())));
        return new ClaimedRoles(List.of("roles"), same, Unmapped.REFUSED);
    }

    static ClaimedRoles mapped(AccessSettings.Outside settings) {
        Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
        settings.roles()
                .forEach((role, names) -> groups.put(
                        role,
                        names.stream()
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet())));
        return new ClaimedRoles(settings.roleClaims(), groups, settings.unmapped());
    }

    /** Whether anybody can get in at all. */
    boolean letsSomebodyIn() {
        return unmapped == Unmapped.VIEWER || groups.values().stream().anyMatch(names -> !names.isEmpty());
    }

    /** The greatest role that a group of theirs gives; empty if they are refused. */
    Optional<Role> role(Map<String, Object> claimed) {
        Set<String> theirs = new HashSet<>();
        for (String claim : claims) {
            collect(at(claimed, claim), theirs);
        }
        return groups.entrySet().stream()
                .filter(given -> given.getValue().stream().anyMatch(theirs::contains))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder())
                .or(() -> unmapped == Unmapped.VIEWER ? Optional.of(Role.VIEWER) : Optional.empty());
    }

    /** The claim of that very name, which may have dots in it, else the way into objects. */
    private static @Nullable Object at(Map<?, ?> claimed, String path) {
        Object value = claimed.get(path);
        int dot = path.indexOf('.');
        if (value != null || dot < 0) {
            return value;
        }
        return claimed.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        switch (value) {
            case String name -> names.add(name);
            case Collection<?> many ->
                many.forEach(one -> {
                    if (one instanceof String name) {
                        names.add(name);
                    }
                });
            case null, default -> {} // a claim of another form gives nothing
        }
    }
}
