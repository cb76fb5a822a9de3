package dev.slipway.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    People() {}

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
        if (who.getPrincipal() instanceof OidcUser user && user.getFullName() != null) {
            displayName = user.getFullName();
        }
        Scope scope = Scope.ALL;
        boolean program = who.getPrincipal() == AUTOMATION; // the very object: a person may be called so too
        if (who instanceof TokenAuthentication token) {
            scope = token.token().scope();
            program = token.token().owner().serviceAccount();
        }
        return Optional.of(new Person(who.getName(), displayName, greatest, permissions, scope, program));
    }
}
