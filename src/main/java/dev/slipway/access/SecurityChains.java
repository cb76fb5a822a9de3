package dev.slipway.access;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** Who gets through which door: REST by bearer token, health openly, pages by sign-in, everything else not at all. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    /** Pages that are pushed know who looks at them. One for the process, as Spring Security keeps it in a static field. */
    private static final SecurityContextHolderStrategy WHO = new VaadinAwareSecurityContextHolderStrategy();

    /** End points are written out rather than discovered: the provider listens only once the portal is up. */
    @Bean
    @ConditionalOnProperty(name = "slipway.access.embedded-provider", matchIfMissing = true)
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
    @ConditionalOnProperty(name = "slipway.access.embedded-provider", matchIfMissing = true)
    JwtDecoder jwtDecoder(AccessSettings settings) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.publicUrl() + "/oauth2/jwks")
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(settings.publicUrl()));
        return decoder;
    }

    @Bean
    GrantedAuthoritiesMapper rolesFromClaims() {
        return granted -> {
            Set<GrantedAuthority> all = new HashSet<>(granted);
            for (GrantedAuthority authority : granted) {
                if (authority instanceof OidcUserAuthority user) {
                    List<String> roles = user.getIdToken().getClaimAsStringList("roles");
                    all.addAll(RoleAuthorities.of(roles == null ? List.of() : roles));
                }
            }
            return all;
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

    @Bean
    @Order(3)
    SecurityFilterChain rest(HttpSecurity http, BearerTokens tokens, JsonMapper json) throws Exception {
        BearerProblems problems = new BearerProblems(json);
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs*", "/actuator/prometheus")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority(Permission.CATALOG_READ.name()))
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain health(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/**")
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
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(
                requests -> requests.requestMatchers("/assets/tokens.css", "/assets/sign-in.css", "/assets/favicon.svg")
                        .permitAll()
                        .requestMatchers("/assets/**", "/webjars/**")
                        .authenticated());
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.oauth2LoginPage("/oauth2/authorization/local", "{baseUrl}/")
                                // an address without a page reaches the page that says so
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
    }
}
