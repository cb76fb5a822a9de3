package dev.slipway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a few REST requests work at once, and the others wait for their turn, first come, first served. With a virtual
 * thread for each request hundreds would otherwise contend for the same processors and connections, and the unlucky ones
 * would wait many times as long as the rest. Who has not had a turn in ten seconds is told to come back, and at once who
 * finds hundreds waiting: each holds a tenth of a megabyte, and thousands would take the heap.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // behind the correlation id and the measuring of requests
final class Turnstile extends OncePerRequestFilter {

    /** The JDK's own name for it; read when the first virtual thread starts. */
    static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final int LONGEST_WAIT_SECONDS = 10;

    private static final int MOST_WAITING = 500;

    private final Semaphore turns;
    private final Semaphore places;

    Turnstile() {
        this(Math.max(4, 2 * PROCESSORS), MOST_WAITING);
    }

    Turnstile(int atOnce, int waiting) {
        this.turns = new Semaphore(atOnce, true);
        this.places = new Semaphore(atOnce + waiting);
    }

    /**
     * Gives virtual threads one carrier more than there are processors, and so than searches are computed at once. Were all
     * of them taken by what waits for nothing, nobody else would come as far as the turnstile, and threads that wait for
     * a carrier are served in no order: some for a second, while others come three times.
     */
    static void keepWayIn() {
        if (System.getProperty(CARRIERS) == null) {
            System.setProperty(CARRIERS, Integer.toString(PROCESSORS + 1));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!places.tryAcquire()) {
            busy(response);
            return;
        }
        try {
            inTurn(request, response, chain);
        } finally {
            places.release();
        }
    }

    private void inTurn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                busy(response);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            busy(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turns.release();
        }
    }

    private static void busy(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader("Retry-After", "5");
        response.setContentType("application/problem+json");
        response.getWriter().write("""
                {"title":"Service Unavailable","status":503,\
                "detail":"The portal has more to answer than it can right now. Try again in a few seconds."}""");
    }
}
