package dev.slipway.access;

import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodClassKey;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Knows what each page, endpoint and front door declares, and who holds it. */
final class Doors {

    private static final Map<Object, Optional<Permission>> DECLARED = new ConcurrentHashMap<>();

    private Doors() {}

    /** What the method declares, else its type; empty if neither does. */
    static Optional<Permission> permission(Method method, Class<?> type) {
        return DECLARED.computeIfAbsent(
                new MethodClassKey(method, type),
                key -> declared(AopUtils.getMostSpecificMethod(method, type)).or(() -> declared(type)));
    }

    static Optional<Permission> permission(Class<?> type) {
        return DECLARED.computeIfAbsent(type, key -> declared(type));
    }

    static boolean openToAll(AnnotatedElement element) {
        return AnnotatedElementUtils.hasAnnotation(element, AnonymousAllowed.class);
    }

    static boolean holds(Authentication who, Permission permission) {
        if (!who.isAuthenticated()) {
            return false;
        }
        for (GrantedAuthority authority : who.getAuthorities()) {
            if (permission.name().equals(authority.getAuthority())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Permission> declared(AnnotatedElement element) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(element, Requires.class))
                .map(Requires::value);
    }
}
