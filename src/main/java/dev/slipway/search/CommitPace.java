package dev.slipway.search;

import java.io.IOException;
import java.time.Duration;

/** When what was written is to survive the process: some seconds after the first of it, however much follows. */
final class CommitPace {

    /** How long a thread may sleep that has nothing to commit. */
    static final long IDLE = Duration.ofSeconds(10).toMillis();

    private static final long COMMIT_AFTER = Duration.ofSeconds(5).toMillis();

    private long due;

    /** Commits if it is time; says for how long it is not yet, in milliseconds. */
    long commitIfDue(Index index) throws IOException {
        if (!index.uncommitted()) {
            due = 0;
            return IDLE;
        }
        long now = Standing.now();
        if (due == 0) {
            due = now + COMMIT_AFTER;
        }
        if (now < due) {
            return due - now;
        }
        index.commit();
        due = 0;
        return IDLE;
    }
}
