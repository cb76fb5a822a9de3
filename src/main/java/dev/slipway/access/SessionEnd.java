package dev.slipway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs people out whose session is over, before the request does anything; they are then asked to sign in. */
final class SessionEnd extends OncePerRequestFilter {

    private static final String BEGAN = "slipway.signed-in-at";

    private final Sessions sessions;
    private final Clock clock;

    SessionEnd(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null
                && who != null
                && who.isAuthenticated()
                && !(who instanceof AnonymousAuthenticationToken)
                && sessions.over(who.getName(), began(session))) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    /** The first request after signing in, which is the one that follows at once. */
    private Instant began(HttpSession session) {
        if (session.getAttribute(BEGAN) instanceof Instant known) {
            return known;
        }
        Instant now = clock.instant();
        session.setAttribute(BEGAN, now);
        return now;
    }
}
