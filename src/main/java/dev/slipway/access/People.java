package dev.slipway.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Tells who is asking, without anyone else touching the security context. */
@Component
public class People {

    /** The name under which the token of the settings acts. */
    static final String AUTOMATION = "automation";

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int MANY = 10_000;

    private final List<Memberships> memberships;
    private final Clock clock;
    private final Map<Known, Groups> groups = new ConcurrentHashMap<>();

    private record Known(String name, @Nullable String email) {}

    private record Groups(Set<String> refs, Instant at) {}

    People(List<Memberships> memberships, Clock clock) {
        this.memberships = memberships;
        this.clock = clock;
    }

    /** Empty in background work and before sign-in. */
    public Optional<Person> current() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        Set<String> held = who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        Set<Permission> permissions = Arrays.stream(Permission.values())
                .filter(permission -> held.contains(permission.name()))
                .collect(Collectors.toUnmodifiableSet());
        Role greatest = Arrays.stream(Role.values())
                .filter(role -> held.contains(RoleAuthorities.PREFIX + role.name()))
                .max(Comparator.naturalOrder())
                .orElse(null);
        String displayName = who.getName();
        String email = null;
        if (who.getPrincipal() instanceof OidcUser user) {
            displayName = user.getFullName() == null ? displayName : user.getFullName();
            email = Boolean.TRUE.equals(user.getEmailVerified()) ? user.getEmail() : null;
        }
        Scope scope = Scope.ALL;
        boolean program = who.getPrincipal() == AUTOMATION; // the very object: a person may be called so too
        if (who instanceof TokenAuthentication token) {
            scope = token.token().scope();
            program = token.token().owner().serviceAccount();
        }
        Set<String> theirs = program ? Set.of() : groups(new Known(who.getName(), email));
        return Optional.of(new Person(who.getName(), displayName, greatest, permissions, scope, theirs, program));
    }

    private Set<String> groups(Known person) {
        Instant now = clock.instant();
        Groups found = groups.get(person);
        if (found == null || !now.isBefore(found.at.plus(FRESH))) {
            if (groups.size() > MANY) {
                groups.clear();
            }
            Set<String> refs = memberships.stream()
                    .flatMap(room -> room.groupsOf(person.name, person.email).stream())
                    .collect(Collectors.toUnmodifiableSet());
            found = new Groups(refs, now);
            groups.put(person, found);
        }
        return found.refs;
    }
}
