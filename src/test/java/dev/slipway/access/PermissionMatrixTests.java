package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.Router;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessCheckDecision;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.auth.NavigationContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.slipway.PortalTest;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every role, and nobody, at every door: whatever is added later is walked as well, and fails if it declares nothing. */
@PortalTest
class PermissionMatrixTests {

    /** What others bring along is guarded by address; whatever is not listed here must not be mapped. */
    private static final Map<String, Optional<Permission>> FOREIGN = Map.of(
            "/v3/api-docs", Optional.of(Permission.CATALOG_READ),
            "/v3/api-docs.yaml", Optional.of(Permission.CATALOG_READ),
            "/actuator/prometheus", Optional.of(Permission.CATALOG_READ));

    private static final Set<String> OPEN = Set.of(
            "/idp/login",
            "/actuator/health",
            "/actuator/health/**",
            "/sign-in",
            "/sign-in/refused",
            "/api/v1/sources/hooks/{host}"); // signed instead
    private static final Set<String> CLOSED = Set.of("/actuator", "/actuator/info");
    private static final Set<String> SIGNED_IN = Set.of("/error");

    @Autowired
    WebApplicationContext portal;

    private record Endpoint(String method, String path, String sample, HandlerMethod handler, boolean takesBody) {}

    @Test
    void everyEndpointLetsInWhoHoldsItsPermissionAndNobodyElse() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(portal)
                .apply(springSecurity())
                .build();
        List<String> wrong = new ArrayList<>();
        Map<String, String> walked = new TreeMap<>();
        for (Endpoint endpoint : endpoints()) {
            String name = endpoint.method + " " + endpoint.path;
            for (Role role : roles()) {
                int status = status(mvc, endpoint, role);
                walked.merge(name, " " + status, String::concat);
                if (!fits(endpoint, role, status)) {
                    wrong.add(name + " answers " + (role == null ? "nobody" : role) + " with " + status);
                }
            }
        }
        assertThat(wrong).as(() -> "walked " + walked).isEmpty();
        assertThat(walked).hasSizeGreaterThan(25);
    }

    private static boolean fits(Endpoint endpoint, @Nullable Role role, int status) {
        boolean refused = status == 401 || status == 403 || status == 302;
        if (OPEN.contains(endpoint.path)) {
            return !refused;
        }
        if (role == null || CLOSED.contains(endpoint.path)) {
            return refused;
        }
        if (SIGNED_IN.contains(endpoint.path)) {
            return !refused;
        }
        Optional<Permission> needed = endpoint.handler.getBeanType().getName().startsWith("dev.slipway.")
                ? Doors.permission(endpoint.handler.getMethod(), endpoint.handler.getBeanType())
                : FOREIGN.getOrDefault(endpoint.path, Optional.empty());
        return needed.isPresent() && (role.permissions().contains(needed.get()) ? !refused : status == 403);
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (RequestMappingInfoHandlerMapping mapping :
                portal.getBeansOfType(RequestMappingInfoHandlerMapping.class).values()) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                for (String path : info.getPatternValues()) {
                    for (String method : methods(info)) {
                        endpoints.add(new Endpoint(
                                method,
                                path,
                                path.replaceAll("\\{\\*[a-z]+}", "matrix/x")
                                        .replaceAll("\\{[a-z]+}", "matrix")
                                        .replace("**", "liveness"),
                                handler,
                                method.equals("POST")));
                    }
                }
            });
        }
        return endpoints;
    }

    private static Set<String> methods(RequestMappingInfo info) {
        Set<String> methods = new TreeSet<>();
        info.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .forEach(methods::add);
        return methods.isEmpty() ? Set.of("GET") : methods;
    }

    private static List<@Nullable Role> roles() {
        List<@Nullable Role> roles = new ArrayList<>(List.of(Role.values()));
        roles.addFirst(null);
        return roles;
    }

    private static int status(MockMvc mvc, Endpoint endpoint, @Nullable Role role) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(
                        HttpMethod.valueOf(endpoint.method), endpoint.sample)
                .with(
                        role == null
                                ? anonymous()
                                : authentication(UsernamePasswordAuthenticationToken.authenticated(
                                        "matrix", null, RoleAuthorities.of(role))));
        if (endpoint.takesBody) {
            request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        return response.getStatus();
    }

    @Test
    void everyPageLetsInWhoHoldsItsPermissionAndNobodyElse() {
        NavigationAccessControl control = portal.getBean(NavigationAccessControl.class);
        RouteRegistry registry =
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(portal.getServletContext()));
        List<String> wrong = new ArrayList<>();
        List<Class<? extends Component>> pages = registry.getRegisteredRoutes().stream()
                .<Class<? extends Component>>map(RouteData::getNavigationTarget)
                .toList();
        for (Class<? extends Component> page : pages) {
            Optional<Permission> needed = Doors.permission(page);
            if (needed.isEmpty() && !Doors.openToAll(page)) {
                wrong.add(page.getName() + " declares no permission");
                continue;
            }
            for (Role role : roles()) {
                boolean mayIn =
                        needed.isEmpty() || role != null && role.permissions().contains(needed.get());
                if (letsIn(control, registry, page, role) != mayIn) {
                    wrong.add(page.getSimpleName()
                            + (mayIn ? " refuses " : " lets in ")
                            + (role == null ? "nobody" : role));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(pages).hasSizeGreaterThan(10);
    }

    private static boolean letsIn(
            NavigationAccessControl control, RouteRegistry registry, Class<?> page, @Nullable Role role) {
        NavigationContext navigation = new NavigationContext(
                new Router(registry),
                page,
                new Location("matrix"),
                RouteParameters.empty(),
                role == null ? null : () -> "matrix",
                authority -> false,
                false);
        if (role == null) {
            return control.checkAccess(navigation, true).decision() == AccessCheckDecision.ALLOW;
        }
        return As.person(
                        "matrix",
                        role,
                        () -> control.checkAccess(navigation, true).decision())
                == AccessCheckDecision.ALLOW;
    }

    @Test
    void everyFrontDoorOfARoomDeclaresWhatItNeeds() {
        Set<String> open = Set.of("People", "Schedule", "SearchLog", "Meaning", "Live", "Slipway", "Hooks");
        List<String> undeclared = Stream.of(portal.getBeanDefinitionNames())
                .map(portal::getType)
                .filter(type -> type != null && type.getName().startsWith("dev.slipway."))
                .<Class<?>>map(ClassUtils::getUserClass)
                .filter(type ->
                        AnnotatedElementUtils.hasAnnotation(type, org.springframework.stereotype.Component.class))
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .filter(type -> !open.contains(type.getSimpleName()))
                .filter(type -> Doors.permission(type).isEmpty())
                .flatMap(type -> Stream.of(type.getDeclaredMethods())
                        .filter(method ->
                                Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> Doors.permission(method, type).isEmpty())
                        .map(method -> type.getSimpleName() + "." + method.getName()))
                .toList();

        assertThat(undeclared).isEmpty();
    }

    @Test
    void aFrontDoorAsksWhoeverCallsIt() {
        Tokens tokens = portal.getBean(Tokens.class);

        assertThat(AopUtils.isAopProxy(tokens)).isTrue();
        assertThatThrownBy(() -> As.person("matrix", Role.LEAD, tokens::serviceAccounts))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(tokens::serviceAccounts)
                .as("background work changes nothing by a front door that needs somebody")
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }
}
