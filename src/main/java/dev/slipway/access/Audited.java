package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Hears of what belongs on the audit trail: sign-ins, and everything that somebody does through a front door that is for
 * more than reading. What keeps a record of its own (reported facts, runs of runbooks) is left to that.
 */
@Component
class Audited {

    private static final Set<Permission> KEPT_ELSEWHERE =
            Set.of(Permission.CATALOG_READ, Permission.FACT_STATE, Permission.EXERCISE_RECORD);

    private final ObjectProvider<AuditTrail> trail;
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);

    Audited(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    /** Goes through the door, and writes down how that went; what one door asks of another is part of the same. */
    @Nullable
    Object proceed(Authentication who, Permission needed, Class<?> room, MethodInvocation call) throws Throwable {
        if (KEPT_ELSEWHERE.contains(needed) || looks(call.getMethod().getReturnType()) || inside.get()) {
            return call.proceed();
        }
        inside.set(true);
        AuditEntry.Kind how = AuditEntry.Kind.FAILED;
        try {
            Object answer = call.proceed();
            how = AuditEntry.Kind.DONE;
            return answer;
        } finally {
            inside.remove();
            add(who.getName(), how, door(room, call), detail(call.getArguments()));
        }
    }

    void refused(Authentication who, Class<?> room, MethodInvocation call) {
        add(who.getName(), AuditEntry.Kind.REFUSED, door(room, call), detail(call.getArguments()));
    }

    void refused(Authentication who, HttpServletRequest request) {
        add(who.getName(), AuditEntry.Kind.REFUSED, request.getMethod() + " " + request.getRequestURI(), null);
    }

    /** At the identity provider, whichever it is. */
    void signInFailed(String why) {
        add("somebody", AuditEntry.Kind.SIGN_IN_FAILED, "sign-in", why);
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication() instanceof OAuth2AuthenticationToken token) {
            String roles = token.getAuthorities().stream()
                    .map(authority -> String.valueOf(authority.getAuthority()))
                    .filter(authority -> authority.startsWith(RoleAuthorities.PREFIX))
                    .map(authority -> authority.substring(RoleAuthorities.PREFIX.length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
            add(token.getName(), AuditEntry.Kind.SIGNED_IN, token.getAuthorizedClientRegistrationId(), roles);
        }
    }

    /** Of the embedded provider; an outside one keeps its own. */
    @EventListener
    void guessed(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication().getDetails() instanceof WebAuthenticationDetails) {
            add(String.valueOf(event.getAuthentication().getName()), AuditEntry.Kind.SIGN_IN_FAILED, "sign-in", null);
        }
    }

    private void add(String who, AuditEntry.Kind kind, String door, @Nullable String detail) {
        trail.getObject().add(who, kind, door, detail == null || detail.isEmpty() ? null : detail, address());
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : null;
    }

    private static String door(Class<?> room, MethodInvocation call) {
        return room.getSimpleName() + "." + call.getMethod().getName();
    }

    private static boolean looks(Class<?> answer) {
        return dev.slipway.Page.class.equals(answer)
                || Collection.class.isAssignableFrom(answer)
                || Map.class.isAssignableFrom(answer)
                || Optional.class.equals(answer)
                || byte[].class.equals(answer);
    }

    /** Names, numbers and requests; nothing that might be the content of a file. */
    private static String detail(@Nullable Object[] arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> argument instanceof CharSequence
                        || argument instanceof Number
                        || argument instanceof UUID
                        || argument instanceof Enum
                        || argument instanceof Temporal
                        || argument instanceof Record)
                .map(argument -> shortened(String.valueOf(argument).strip()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
