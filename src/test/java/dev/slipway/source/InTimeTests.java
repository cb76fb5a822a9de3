package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InTimeTests {

    private static final Instant NOON = Instant.parse("2026-11-16T12:00:00Z");

    @Test
    void readsUntilTheTimeIsOverAndThenSaysWhatElseCanBeDone() {
        FileTree files = new NoFiles(null);

        assertThat(new InTime(files, NOON, at(NOON)).read("a")).isEmpty();
        assertThatThrownBy(() -> new InTime(files, NOON, at(NOON.plusMillis(1))).read("a"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("took too long")
                .hasMessageContaining("registered without a look");
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }
}
