package dev.slipway.access;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * The identity provider, or several, that the settings name. What it says about itself is asked for when it is first
 * needed: the portal starts, and its own tokens work, while the provider does not answer.
 */
@Component
@ConditionalOnOAuth2ClientRegistrationProperties
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OutsideProvider implements ClientRegistrationRepository, JwtDecoder {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** So long nobody asks again a provider that did not answer. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final OAuth2ClientProperties properties;
    private final AccessSettings settings;
    private final Clock clock;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
    private final Map<String, Instant> silentSince = new ConcurrentHashMap<>();

    OutsideProvider(OAuth2ClientProperties properties, AccessSettings settings, Clock clock) {
        this.properties = properties;
        this.settings = settings;
        this.clock = clock;
    }

    /** By id the names of those at which people can sign in. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        properties.getRegistration().forEach((id, registration) -> {
            String grant = registration.getAuthorizationGrantType();
            if (grant == null || grant.equals(AuthorizationGrantType.AUTHORIZATION_CODE.getValue())) {
                ids.add(id);
            }
        });
        return ids.stream().sorted().toList();
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return properties.getRegistration().containsKey(id) ? registration(id) : null;
    }

    private ClientRegistration registration(String id) {
        ClientRegistration found = known.get(id);
        if (found != null) {
            return found;
        }
        Instant silent = silentSince.get(id);
        if (silent != null && clock.instant().isBefore(silent.plus(PAUSE))) {
            throw new AuthenticationServiceException("The identity provider " + id + " did not answer a moment ago");
        }
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration()
                .put(id, Objects.requireNonNull(properties.getRegistration().get(id)));
        one.getProvider().putAll(properties.getProvider());
        try {
            ClientRegistration described = Objects.requireNonNull(new OAuth2ClientPropertiesMapper(one)
                    .asClientRegistrations()
                    .get(id));
            ClientRegistration ours = ClientRegistration.withClientRegistration(described)
                    // where the portal is reached does not depend on what a request says about itself
                    .redirectUri(Objects.requireNonNull(described.getRedirectUri())
                            .replace("{baseUrl}", settings.publicUrl()))
                    .build();
            known.put(id, ours);
            return ours;
        } catch (RuntimeException e) {
            silentSince.put(id, clock.instant());
            throw new AuthenticationServiceException("The identity provider " + id + " did not say where it is", e);
        }
    }

    /** Checks signature, issuer, audience, type and end; what comes from another provider is refused unread. */
    @Override
    public Jwt decode(String token) {
        String id = issuedBy(token);
        return decoders.computeIfAbsent(id, this::decoder).decode(token);
    }

    /** Under which name the portal knows who a token is about: the same as after sign-in. */
    String name(Jwt jwt) {
        String claim = registration(
                        byIssuer(String.valueOf(jwt.getClaimAsString("iss"))).orElseThrow())
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUserNameAttributeName();
        String name = jwt.getClaimAsString(claim == null ? "sub" : claim);
        if (name == null || name.isBlank()) {
            throw new InvalidBearerTokenException("The token does not say who it is about: there is no " + claim);
        }
        return name;
    }

    private String issuedBy(String token) {
        try {
            String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
            return byIssuer(String.valueOf(issuer))
                    .orElseThrow(() -> new BadJwtException("The token comes from a provider that is not known here"));
        } catch (ParseException e) {
            throw new BadJwtException("The token cannot be read", e);
        }
    }

    private Optional<String> byIssuer(String issuer) {
        return ids().stream()
                .filter(id -> {
                    OAuth2ClientProperties.Registration registration =
                            properties.getRegistration().get(id);
                    String name = registration == null || registration.getProvider() == null
                            ? id
                            : registration.getProvider();
                    OAuth2ClientProperties.Provider provider =
                            properties.getProvider().get(name);
                    return provider != null && issuer.equals(provider.getIssuerUri());
                })
                .findFirst();
    }

    private JwtDecoder decoder(String id) {
        ClientRegistration registration = registration(id);
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values()))) // never by secret
                .validateType(false) // AccessTokens does
                .restOperations(new RestTemplate(requests))
                .build();
        String audience = settings.access().audience();
        decoder.setJwtValidator(AccessTokens.of(
                Objects.requireNonNull(registration.getProviderDetails().getIssuerUri()),
                audience == null || audience.isBlank() ? registration.getClientId() : audience));
        return decoder;
    }
}
