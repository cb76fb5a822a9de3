package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TurnstileTests {

    private final Turnstile turnstile = new Turnstile(2, 3);
    private final AtomicInteger inside = new AtomicInteger();
    private final CountDownLatch leave = new CountDownLatch(1);

    @Test
    void leavesCarriersToThoseWhoStillHaveToQueue() {
        String before = System.clearProperty(Turnstile.CARRIERS);
        try {
            Turnstile.keepWayIn();
            assertThat(Integer.getInteger(Turnstile.CARRIERS)).isGreaterThan(Turnstile.PROCESSORS);

            System.setProperty(Turnstile.CARRIERS, "3");
            Turnstile.keepWayIn();
            assertThat(System.getProperty(Turnstile.CARRIERS))
                    .as("whoever set it knows why")
                    .isEqualTo("3");
        } finally {
            if (before == null) {
                System.clearProperty(Turnstile.CARRIERS);
            } else {
                System.setProperty(Turnstile.CARRIERS, before);
            }
        }
    }

    @Test
    void letsAsManyInAsHaveATurn() throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            callers.add(Thread.ofVirtual().start(() -> call("/api/v1/search")));
        }
        await().until(() -> inside.get() == 2);
        Thread page = Thread.ofVirtual().start(() -> call("/catalog"));
        await().until(() -> inside.get() == 3);
        await().until(() -> callers.stream()
                        .filter(caller -> caller.getState() == Thread.State.TIMED_WAITING)
                        .count()
                == 3);

        leave.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        page.join();

        assertThat(inside.get()).isEqualTo(6);
    }

    @Test
    void sendsAwayAtOnceWhoFindsTooManyWaiting() throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            callers.add(Thread.ofVirtual().start(() -> call("/api/v1/search")));
        }
        await().until(() -> inside.get() == 2
                && callers.stream()
                                .filter(caller -> caller.getState() == Thread.State.TIMED_WAITING)
                                .count()
                        == 3);

        MockHttpServletResponse sixth = call("/api/v1/search");

        assertThat(sixth.getStatus()).isEqualTo(503);
        assertThat(sixth.getHeader("Retry-After")).isEqualTo("5");
        leave.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(call("/api/v1/search").getStatus()).isEqualTo(200);
        assertThat(inside.get()).isEqualTo(6);
    }

    private MockHttpServletResponse call(String path) {
        MockHttpServletResponse answer = new MockHttpServletResponse();
        try {
            turnstile.doFilter(new MockHttpServletRequest("GET", path), answer, (request, response) -> {
                inside.incrementAndGet();
                try {
                    leave.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }
}
