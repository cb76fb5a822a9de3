package dev.slipway.access;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

/** What a JWT must be, its signature apart, to open the REST interface. */
final class AccessTokens {

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private AccessTokens() {}

    static OAuth2TokenValidator<Jwt> of(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtIssuerValidator(issuer),
                must("names nobody", jwt -> jwt.getSubject() != null),
                must("has no end", jwt -> jwt.getExpiresAt() != null),
                must("is meant for somebody else; its audience must be " + audience, jwt -> {
                    List<String> meant = jwt.getAudience();
                    return meant != null && meant.contains(audience);
                }),
                must("is no access token", AccessTokens::isAccessToken));
    }

    /** An ID token says who signed in, to the client alone; whoever comes by one must not get in with it. */
    private static boolean isAccessToken(Jwt jwt) {
        Object type = jwt.getHeaders().get("typ");
        if (type != null && !TYPES.contains(type.toString().toLowerCase(Locale.ROOT))) {
            return false;
        }
        Object kind = jwt.getClaims().get("typ"); // Keycloak says it here
        if (kind != null) {
            return kind.equals("Bearer");
        }
        return !jwt.hasClaim("nonce") && !jwt.hasClaim("at_hash") && !jwt.hasClaim("events");
    }

    private interface Test {
        boolean passes(Jwt jwt);
    }

    private static OAuth2TokenValidator<Jwt> must(String otherwise, Test test) {
        OAuth2TokenValidatorResult refused =
                OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token " + otherwise, null));
        return jwt -> test.passes(jwt) ? OAuth2TokenValidatorResult.success() : refused;
    }
}
