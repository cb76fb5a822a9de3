package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The portal by its own standard. The day is that of the last rehearsal, as what people attested ends. */
class SelfScanTests {

    private static final Instant REHEARSED = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void isGoodEnoughAndLacksNothingCritical() {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();

        int code = new ScanCommand(Clock.fixed(REHEARSED, ZoneOffset.UTC))
                .run(
                        List.of(".", "--fail-under", "75", "--fail-on", "critical"),
                        new PrintStream(report, true, StandardCharsets.UTF_8),
                        new PrintStream(complaints, true, StandardCharsets.UTF_8));

        assertThat(code)
                .as(() -> complaints.toString(StandardCharsets.UTF_8) + report.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
