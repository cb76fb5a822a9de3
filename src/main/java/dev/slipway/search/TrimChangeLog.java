package dev.slipway.search;

import dev.slipway.schedule.RecurringTask;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the change log short, and what was looked for in vain; a node that was away for longer builds its index anew. */
@Component
class TrimChangeLog implements RecurringTask {

    static final int KEPT_DAYS = 7;

    private final ChangeLog log;
    private final UnansweredCounts unanswered;

    TrimChangeLog(JdbcClient jdbc, UnansweredCounts unanswered) {
        this.log = new ChangeLog(jdbc);
        this.unanswered = unanswered;
    }

    @Override
    public String name() {
        return "trim-search-log";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    @Transactional
    public void run() {
        log.trim(KEPT_DAYS);
        unanswered.trim();
    }
}
