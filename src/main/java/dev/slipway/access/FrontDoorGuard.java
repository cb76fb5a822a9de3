package dev.slipway.access;

import com.vaadin.flow.component.Component;
import java.util.Objects;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;

/**
 * Stands at every front door that {@link Requires} something, whoever calls, and has {@link Audited} write down who
 * did what. Spring's own {@code @PreAuthorize} would do the same by parsing an expression, which costs more than most of
 * the calls it guards.
 */
@Configuration(proxyBeanMethods = false)
class FrontDoorGuard {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor frontDoorAdvisor(ObjectProvider<Audited> audited) {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(frontDoors(), (MethodInterceptor) call -> enter(call, audited));
        advisor.setOrder(AuthorizationInterceptorsOrder.PRE_AUTHORIZE.getOrder()); // before a transaction begins
        return advisor;
    }

    /** Pages and controllers are guarded before they are reached, see {@link EndpointGuard} and {@link PageGuard}. */
    private static Pointcut frontDoors() {
        ClassFilter room = type -> type.getName().startsWith("dev.slipway.")
                && !Component.class.isAssignableFrom(type)
                && !AnnotatedElementUtils.hasAnnotation(type, Controller.class);
        return new ComposablePointcut(Pointcuts.union(
                        new AnnotationMatchingPointcut(Requires.class, true),
                        AnnotationMatchingPointcut.forMethodAnnotation(Requires.class)))
                .intersection(room);
    }

    private static @Nullable Object enter(MethodInvocation call, ObjectProvider<Audited> audited) throws Throwable {
        Class<?> room = Objects.requireNonNull(call.getThis()).getClass();
        Permission needed = Doors.permission(call.getMethod(), room).orElseThrow();
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null) {
            if (!needed.reads()) {
                throw new AuthenticationCredentialsNotFoundException("nobody is asking for " + needed);
            }
            return call.proceed();
        }
        if (!Doors.holds(who, needed)) {
            audited.getObject().refused(who, room, call);
            throw new AccessDeniedException(who.getName() + " does not hold " + needed);
        }
        return needed.reads() ? call.proceed() : audited.getObject().proceed(who, needed, room, call);
    }
}
