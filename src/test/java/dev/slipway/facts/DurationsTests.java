package dev.slipway.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTests {

    @Test
    void readsHoursDaysAndWeeks() {
        assertThat(Durations.parse("12h")).contains(Duration.ofHours(12));
        assertThat(Durations.parse(" 7d ")).contains(Duration.ofDays(7));
        assertThat(Durations.parse("6w")).contains(Duration.ofDays(42));
    }

    @Test
    void shrugsAtEverythingElse() {
        assertThat(java.util.List.of("", "7", "d", "0d", "-1d", "1.5d", "7 d", "7m", "P7D", "999999d"))
                .allSatisfy(text -> assertThat(Durations.parse(text)).isEmpty());
    }
}
