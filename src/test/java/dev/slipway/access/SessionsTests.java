package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.MovedClock;
import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(As.person("sessions-root", Role.ADMINISTRATOR, sessions::ended))
                .as("who ended them stays known")
                .anySatisfy(end -> {
                    assertThat(end.person()).isEqualTo("sessions-anna");
                    assertThat(end.by()).isEqualTo("sessions-root");
                });
    }

    @Test
    void refusesToEndTheSessionsOfNobody() {
        assertThatThrownBy(() -> As.person("sessions-root", Role.ADMINISTRATOR, () -> sessions.endAllOf(" ")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sign-in name");
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
        MovedClock theirs = new MovedClock(start);
        Sessions other = new Sessions(jdbc, new People(List.of(), theirs), theirs, Duration.ofDays(1));
        Instant began = start.minusSeconds(60);
        assertThat(other.over("sessions-dora", began)).isFalse();

        As.person("sessions-root", Role.ADMINISTRATOR, () -> sessions.endAllOf("sessions-dora"));
        theirs.set(start.plus(Sessions.LOOKED));

        assertThat(other.over("sessions-dora", began)).isTrue();
    }
}
