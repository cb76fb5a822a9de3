package dev.slipway.access;

import java.security.MessageDigest;
import java.time.Clock;
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

/** Judges the bearer token of a REST request: the administrator token of the settings, one of ours, else the provider's JWT. */
@Component
class BearerTokens implements AuthenticationManager {

    private final byte @Nullable [] administratorToken;
    private final Tokens tokens;
    private final AuthenticationManager jwts;
    private final Clock clock;

    BearerTokens(AccessSettings settings, Tokens tokens, JwtDecoder decoder, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.administratorToken = settings.token().isBlank()
                ? null
                : Secrets.digest(settings.token().strip());
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
        if (administratorToken != null && MessageDigest.isEqual(administratorToken, Secrets.digest(token))) {
            return UsernamePasswordAuthenticationToken.authenticated(
                    People.AUTOMATION, null, RoleAuthorities.of(Role.ADMINISTRATOR));
        }
        if (token.startsWith(Secrets.PREFIX)) {
            return new TokenAuthentication(working(token));
        }
        if (token.chars().filter(letter -> letter == '.').count() != 2) {
            throw new InvalidBearerTokenException("The token is not known here, or no longer");
        }
        return jwts.authenticate(request);
    }

    private ApiToken working(String secret) {
        ApiToken token = tokens.withSecret(secret)
                .orElseThrow(() -> new InvalidBearerTokenException("The token is not known here, or no longer"));
        if (!token.works(clock.instant())) {
            throw new InvalidBearerTokenException(
                    token.revokedAt() == null
                            ? "The token has ended; make a new one"
                            : "The token was revoked; make a new one");
        }
        return token;
    }
}
