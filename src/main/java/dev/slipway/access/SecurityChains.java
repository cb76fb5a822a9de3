package dev.slipway.access;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.slipway.Refusal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2UserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import tools.jackson.databind.json.JsonMapper;

/** Who gets through which door: REST by bearer token, health openly, pages by sign-in, everything else not at all. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    /** Pages that are pushed know who looks at them. One for the process, as Spring Security keeps it in a static field. */
    private static final SecurityContextHolderStrategy WHO = new VaadinAwareSecurityContextHolderStrategy();

    /** End points are written out rather than discovered: the provider listens only once the portal is up. */
    @Bean
    @ConditionalOnEmbeddedProvider
    ClientRegistrationRepository clientRegistrations(AccessSettings settings) {
        String url = settings.publicUrl();
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("local")
                .clientName("Demo accounts")
                .clientId("portal")
                .clientSecret("portal")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile")
                .issuerUri(url)
                .authorizationUri(url + "/oauth2/authorize")
                .tokenUri(url + "/oauth2/token")
                .jwkSetUri(url + "/oauth2/jwks")
                .userInfoUri(url + "/userinfo")
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", url + "/connect/logout"))
                .build());
    }

    @Bean
    @ConditionalOnEmbeddedProvider
    JwtDecoder jwtDecoder(AccessSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.publicUrl() + "/oauth2/jwks")
                .build();
        decoder.setJwtValidator(AccessTokens.of(settings.publicUrl(), "portal"));
        return decoder;
    }

    @Bean
    ClaimedRoles claimedRoles(AccessSettings settings, ObjectProvider<OutsideProvider> outside) {
        return outside.getIfAvailable() == null ? ClaimedRoles.ours() : mapped(settings);
    }

    static ClaimedRoles mapped(AccessSettings settings) {
        ClaimedRoles mapped = ClaimedRoles.mapped(settings.access());
        if (!mapped.letsSomebodyIn()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "An identity provider is set, but no group gives a role, so nobody could sign in. Name the groups, for"
                            + " instance SLIPWAY_ACCESS_ROLES_ADMINISTRATOR=portal-admins, or let everybody look with"
                            + " SLIPWAY_ACCESS_UNMAPPED=viewer.");
        }
        return mapped;
    }

    @Bean
    GrantedAuthoritiesMapper rolesFromClaims(ClaimedRoles roles) {
        return granted -> {
            Set<GrantedAuthority> all = new HashSet<>(granted);
            for (GrantedAuthority authority : granted) {
                if (authority instanceof OAuth2UserAuthority user) {
                    Role role = roles.role(user.getAttributes())
                            .orElseThrow(() -> new OAuth2AuthenticationException(Refused.NO_ROLE));
                    all.addAll(RoleAuthorities.of(role));
                }
            }
            return all;
        };
    }

    /** The proxy in front may speak plainly to the portal; what counts is how browsers reach it. */
    @Bean
    ServletContextInitializer cookiesOnlyWhereNobodyListens(AccessSettings settings) {
        return context -> {
            if (settings.https()) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }

    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        SecurityContextHolder.setContextHolderStrategy(WHO);
        return WHO;
    }

    /** A request is observed once, as a whole: each filter and each decision by itself took a third of its time. */
    @Bean
    SecurityObservationSettings observeNoFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Webhooks bring a signature instead of a token; whoever takes them checks it. See {@link OpenDoor}. */
    @Bean
    @Order(2)
    SecurityFilterChain webhooks(HttpSecurity http, AccessSettings settings) throws Exception {
        return http.securityMatcher("/api/v1/sources/hooks/*")
                .headers(ResponseHeaders.strict(settings, ResponseHeaders.NOTHING))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain rest(
            HttpSecurity http, BearerTokens tokens, JsonMapper json, List<RefusalForm> forms, AccessSettings settings)
            throws Exception {
        BearerProblems problems = new BearerProblems(json, forms);
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs*", "/actuator/prometheus")
                .headers(ResponseHeaders.strict(settings, ResponseHeaders.NOTHING))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(Permission.CATALOG_READ.name()))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens::authenticate)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain health(HttpSecurity http, AccessSettings settings) throws Exception {
        return http.securityMatcher("/actuator/**")
                .headers(ResponseHeaders.strict(settings, ResponseHeaders.NOTHING))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**", "/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    @Order(100)
    SecurityFilterChain pages(
            HttpSecurity http,
            AccessSettings settings,
            ObjectProvider<OutsideProvider> outside,
            Sessions sessions,
            Audited audited,
            Clock clock)
            throws Exception {
        http.addFilterAfter(new SessionEnd(sessions, clock), SecurityContextHolderFilter.class);
        OutsideProvider provider = outside.getIfAvailable();
        List<String> ids = provider == null ? List.of("local") : provider.ids();
        String signIn = ids.size() == 1 ? "/oauth2/authorization/" + ids.getFirst() : "/sign-in";
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/assets/tokens.css", "/assets/sign-in.css", "/assets/favicon.svg")
                        .permitAll()
                        .requestMatchers("/sign-in", "/sign-in/refused")
                        .permitAll()
                        .requestMatchers("/assets/**", "/webjars/**")
                        .authenticated());
        http.headers(ResponseHeaders.strict(settings, ResponseHeaders.plainPage(""))); // pages bring their own
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin -> vaadin.oauth2LoginPage(signIn, provider == null ? "{baseUrl}/" : settings.publicUrl() + "/")
                        // an address without a page reaches the page that says so
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated));
        return http.oauth2Login(login ->
                        login.failureHandler(new Refused(audited))) // after Vaadin, which names the sign-in page
                .build();
    }
}
