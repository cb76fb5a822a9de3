package dev.slipway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends away whoever tries names and passwords too fast, before a password is looked at. */
final class SignInTurnstile extends OncePerRequestFilter {

    private final SignInThrottle throttle;

    /** As what looks at the password reads the address: escaped letters are letters. */
    private final RequestMatcher signIn =
            PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/idp/login");

    SignInTurnstile(SignInThrottle throttle) {
        this.throttle = throttle;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !signIn.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = Objects.requireNonNullElse(request.getParameter("username"), "");
        Duration wait = throttle.attempt(name, request.getRemoteAddr());
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect("/idp/login?wait=" + wait.toSeconds());
        }
    }
}
