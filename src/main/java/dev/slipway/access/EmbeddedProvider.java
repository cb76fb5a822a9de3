package dev.slipway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The identity provider of the default that needs no set-up: Spring Authorization Server with the demo accounts. It
 * shares one HTTP session with the portal, its client; so it keeps its own keys in it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedProvider
class EmbeddedProvider {

    private static HttpSessionSecurityContextRepository session() {
        HttpSessionSecurityContextRepository repository = new HttpSessionSecurityContextRepository();
        repository.setSpringSecurityContextKey("PROVIDER_SECURITY_CONTEXT");
        return repository;
    }

    @SuppressWarnings("NullAway") // null is how Spring Security spells "add no parameter to the saved address"
    private static HttpSessionRequestCache requests() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setSessionAttrName("PROVIDER_SAVED_REQUEST");
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    @Order(1)
    SecurityFilterChain providerEndpoints(HttpSecurity http, AccessSettings settings) throws Exception {
        http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .headers(ResponseHeaders.strict(settings, ResponseHeaders.NOTHING))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .securityContext(context -> context.securityContextRepository(session()))
                .requestCache(cache -> cache.requestCache(requests()))
                .exceptionHandling(errors -> errors.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/idp/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain providerSignIn(
            HttpSecurity http, UserDetailsService accounts, SignInThrottle throttle, AccessSettings settings)
            throws Exception {
        return http.securityMatcher("/idp/**")
                .headers(ResponseHeaders.strict(settings, ResponseHeaders.plainPage(SignInController.CHOSEN_SCHEME)))
                .addFilterBefore(new SignInTurnstile(throttle), UsernamePasswordAuthenticationFilter.class)
                .userDetailsService(accounts)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(session()))
                .requestCache(cache -> cache.requestCache(requests()))
                .formLogin(form -> form.loginPage("/idp/login")
                        .loginProcessingUrl("/idp/login")
                        .securityContextRepository(session()))
                .build();
    }

    @Bean
    UserDetailsService demoAccounts() {
        return new InMemoryUserDetailsManager(Arrays.stream(DemoAccount.values())
                .map(account -> User.withUsername(account.login())
                        .password("{noop}" + account.login()) // published on the sign-in page, so nothing to hide
                        .roles(account.role.name())
                        .build())
                .toList());
    }

    @Bean
    JWKSource<SecurityContext> signingKey(AccessSettings settings) throws IOException, JOSEException, ParseException {
        Path file = settings.data().resolve("provider-key.json");
        if (Files.notExists(file)) {
            RSAKey fresh = new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            Files.createDirectories(settings.data());
            Path temporary = Files.createTempFile(settings.data(), "provider-key", ".json"); // for its owner alone
            Files.writeString(temporary, fresh.toJSONString());
            Files.move(temporary, file);
        }
        return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(Files.readString(file))));
    }

    @Bean
    AuthorizationServerSettings issuer(AccessSettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.publicUrl())
                .build();
    }

    /** The portal as a client; on a local machine it may be reached by name or by number. */
    @Bean
    RegisteredClientRepository clients(AccessSettings settings) {
        String url = settings.publicUrl();
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("portal")
                .clientId("portal")
                .clientSecret("{noop}portal")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(url + "/login/oauth2/code/local")
                .redirectUri(byNumber(url) + "/login/oauth2/code/local")
                .postLogoutRedirectUri(url + "/")
                .postLogoutRedirectUri(byNumber(url) + "/")
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireAuthorizationConsent(false)
                        .requireProofKey(true)
                        .build())
                .build());
    }

    private static String byNumber(String url) {
        return url.replace("//localhost:", "//127.0.0.1:");
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            Authentication who = context.getPrincipal();
            if (who == null) {
                return;
            }
            DemoAccount account = DemoAccount.valueOf(who.getName().toUpperCase(Locale.ROOT));
            context.getClaims()
                    .claim("roles", List.of(account.role.name().toLowerCase(Locale.ROOT)))
                    .claim("name", account.fullName);
        };
    }
}
