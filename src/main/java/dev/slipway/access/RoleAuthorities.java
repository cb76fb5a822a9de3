package dev.slipway.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns role names, as claims carry them, into the authorities that {@link Requires} asks for. */
final class RoleAuthorities {

    static final String PREFIX = "ROLE_";

    private RoleAuthorities() {}

    /** Names that are no role of ours grant nothing. */
    static Set<GrantedAuthority> of(Collection<String> roleNames) {
        Set<GrantedAuthority> authorities = new HashSet<>();
        for (String name : roleNames) {
            Role.named(name).ifPresent(role -> {
                authorities.add(new SimpleGrantedAuthority(PREFIX + role.name()));
                role.permissions()
                        .forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission.name())));
            });
        }
        return authorities;
    }

    static Set<GrantedAuthority> of(Role role) {
        return of(List.of(role.name()));
    }
}
