package dev.slipway.access;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program that came in by a token of ours. */
final class TokenAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1;

    private final transient ApiToken token;

    TokenAuthentication(ApiToken token) {
        super(token.scope().of(token.role()).stream()
                .map(permission -> (GrantedAuthority) new SimpleGrantedAuthority(permission.name()))
                .toList());
        this.token = token;
        setAuthenticated(true);
    }

    ApiToken token() {
        return token;
    }

    @Override
    public String getName() {
        return token.owner().name();
    }

    @Override
    public Object getPrincipal() {
        return getName();
    }

    /** The secret has done its work. */
    @Override
    public Object getCredentials() {
        return "";
    }
}
