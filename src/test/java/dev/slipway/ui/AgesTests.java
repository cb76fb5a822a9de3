package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTests {

    private static final Instant NOW = Instant.parse("2026-11-17T15:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0.2S,just now",
        "PT4S,4 s ago",
        "PT22M30S,22 min ago",
        "PT17H,17 h ago",
        "P46D,46 d ago",
        "P215D,7 months ago",
        "P800D,2 years ago",
        "-P3D,in 3 d"
    })
    void sayHowLongAgoInTheLargestUnitThatSaysEnough(Duration age, String words) {
        assertThat(Ages.ago(NOW.minus(age), NOW)).isEqualTo(words);
    }

    @Test
    void giveTheAbsoluteDateOnHover() {
        assertThat(Time.ago(NOW.minusSeconds(60), NOW).getTitle()).contains("17 November 2026, 14:59 UTC");
    }

    @Test
    void lookStaleOnceTheyNoLongerCount() {
        AgeStamp fresh = new AgeStamp("k6", null, NOW.minus(Duration.ofDays(2)), NOW.plusSeconds(1), NOW);
        AgeStamp stale = new AgeStamp("k6", null, NOW.minus(Duration.ofDays(2)), NOW, NOW);

        assertThat(fresh.getClassNames()).doesNotContain("stale");
        assertThat(stale.getClassNames()).contains("stale");
    }
}
