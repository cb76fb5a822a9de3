package dev.slipway.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Ends what a virtual thread waits for at a socket once the time is over. A server that sends a byte now and then keeps
 * every patience with silence alive; this one it cannot.
 */
final class Alarm implements AutoCloseable {

    private static final Duration LOOKS = Duration.ofSeconds(1);

    private final Thread waiting = Thread.currentThread();
    private final Instant end;
    private final Clock clock;
    private final Thread bell;
    private boolean over;
    private boolean rang;

    /** For the thread that makes it. */
    Alarm(Instant end, Clock clock) {
        this.end = end;
        this.clock = clock;
        this.bell = Thread.startVirtualThread(this::wake);
    }

    private void wake() {
        try {
            for (Duration left = left(); left.isPositive(); left = left()) {
                Thread.sleep(left.compareTo(LOOKS) < 0 ? left : LOOKS);
            }
            ring();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits any more
        }
    }

    private Duration left() {
        return Duration.between(clock.instant(), end);
    }

    private synchronized void ring() {
        if (!over) {
            rang = true;
            waiting.interrupt();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
            if (rang) {
                Thread.interrupted(); // it was meant for what is over now
            }
        }
        bell.interrupt();
    }
}
