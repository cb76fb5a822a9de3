package dev.slipway.access;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Does something as a person of a role. */
public final class As {

    private As() {}

    public static <T> T person(String name, Role role, Supplier<T> work) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(name, null, RoleAuthorities.of(role)));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public static void person(String name, Role role, Runnable work) {
        person(name, role, () -> {
            work.run();
            return true;
        });
    }
}
