package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every endpoint of ours; one that declares nothing is closed. */
@Configuration(proxyBeanMethods = false)
class EndpointGuard implements WebMvcConfigurer, HandlerInterceptor {

    private final ObjectProvider<Audited> audited;

    EndpointGuard(ObjectProvider<Audited> audited) {
        this.audited = audited;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("dev.slipway.")
                || Doors.openToAll(method.getBeanType())) {
            return true; // what others bring along is guarded by address, see SecurityChains
        }
        Optional<Permission> needed = Doors.permission(method.getMethod(), method.getBeanType());
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (needed.isEmpty() || who == null || !Doors.holds(who, needed.get())) {
            if (who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken)) {
                audited.getObject().refused(who, request);
            }
            throw new AccessDeniedException(needed.map(one -> "this needs " + one)
                    .orElse("the endpoint declares no permission, so nobody gets in"));
        }
        return true;
    }
}
