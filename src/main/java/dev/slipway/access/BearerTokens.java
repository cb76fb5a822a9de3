package dev.slipway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.stereotype.Component;

/** Judges the bearer token of a REST request: the administrator token of the settings, else a JWT of the provider. */
@Component
class BearerTokens implements AuthenticationManager {

    private final byte @Nullable [] administratorToken;
    private final AuthenticationManager jwts;

    BearerTokens(AccessSettings settings, JwtDecoder decoder) {
        this.administratorToken =
                settings.token().isBlank() ? null : digest(settings.token().strip());
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(jwt -> {
            var roles = jwt.getClaimAsStringList("roles");
            return RoleAuthorities.of(roles == null ? java.util.List.of() : roles);
        });
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(converter);
        this.jwts = new ProviderManager(provider);
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        if (administratorToken != null && MessageDigest.isEqual(administratorToken, digest(token))) {
            return UsernamePasswordAuthenticationToken.authenticated(
                    "automation", null, RoleAuthorities.of(Role.ADMINISTRATOR));
        }
        if (token.chars().filter(letter -> letter == '.').count() != 2) {
            throw new InvalidBearerTokenException("The token is not known here, or no longer");
        }
        return jwts.authenticate(request);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
