package dev.slipway.access;

import java.util.Arrays;
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
        String displayName = who.getName();
        if (who.getPrincipal() instanceof OidcUser user && user.getFullName() != null) {
            displayName = user.getFullName();
        }
        return Optional.of(new Person(who.getName(), displayName, permissions));
    }
}
