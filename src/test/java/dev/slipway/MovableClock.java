package dev.slipway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The portal's clock, which a test moves on by as much as it likes. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    /** For a portal of its own: {@code @Import} it, as others must not be moved along. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Instead {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    public void moveOn(Duration span) {
        ahead = ahead.plus(span);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
