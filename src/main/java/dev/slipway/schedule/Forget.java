package dev.slipway.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes what has been kept for long enough, some at a time, so that nobody waits for long behind it. */
public final class Forget implements RecurringTask {

    private static final int AT_ONCE = 10_000;

    private final String name;
    private final Duration kept;
    private final String delete;
    private final JdbcClient jdbc;
    private final Clock clock;

    /** @param delete a statement that deletes at most {@code :most} rows that ended before {@code :before} */
    public Forget(String name, Duration kept, String delete, JdbcClient jdbc, Clock clock) {
        this.name = name;
        this.kept = kept;
        this.delete = delete;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = jdbc.sql(delete)
                    .param("before", clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                    .param("most", AT_ONCE)
                    .update();
        }
    }
}
