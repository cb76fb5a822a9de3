package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class SessionsTests {

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void endsAllSessionsThatBeganBefore() {
        Instant before = clock.instant().minusSeconds(1);
        assertThat(sessions.over("sessions-anna", before)).isFalse();

        As.person("sessions-root", Role.ADMINISTRATOR, () -> sessions.endAllOf("sessions-anna"));

        assertThat(sessions.over("sessions-anna", before)).isTrue();
        assertThat(sessions.over("sessions-anna", clock.instant())).isFalse();
        assertThat(sessions.over("sessions-bert", before)).isFalse();
    }

    @Test
    void lastsADayAtTheLongest() {
        assertThat(sessions.over("sessions-carl", clock.instant().minus(Duration.ofHours(23))))
                .isFalse();
        assertThat(sessions.over("sessions-carl", clock.instant().minus(Duration.ofHours(25))))
                .isTrue();
    }

    @Test
    void hearsWithinSecondsOfWhatAnotherNodeEnded() {
        Instant start = clock.instant();
        AtomicReference<Instant> now = new AtomicReference<>(start);
        Clock theirs = new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        Sessions other = new Sessions(jdbc, new People(List.of(), theirs), theirs, Duration.ofDays(1));
        Instant began = start.minusSeconds(60);
        assertThat(other.over("sessions-dora", began)).isFalse();

        As.person("sessions-root", Role.ADMINISTRATOR, () -> sessions.endAllOf("sessions-dora"));
        now.set(start.plus(Sessions.LOOKED));

        assertThat(other.over("sessions-dora", began)).isTrue();
    }
}
