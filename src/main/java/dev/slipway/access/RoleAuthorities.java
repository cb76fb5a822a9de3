package dev.slipway.access;

import java.util.HashSet;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Turns a role into the authorities that {@link Requires} asks for. */
final class RoleAuthorities {

    static final String PREFIX = "ROLE_";

    private RoleAuthorities() {}

    static Set<GrantedAuthority> of(Role role) {
        Set<GrantedAuthority> authorities = new HashSet<>();
        authorities.add(new SimpleGrantedAuthority(PREFIX + role.name()));
        role.permissions().forEach(permission -> authorities.add(new SimpleGrantedAuthority(permission.name())));
        return authorities;
    }
}
