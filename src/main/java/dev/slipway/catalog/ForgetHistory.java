package dev.slipway.catalog;

import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends the history of entities after its time; the last state before that stays, as it is what held since. */
@Component("catalogHistoryForgotten")
class ForgetHistory implements RecurringTask {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration kept;

    ForgetHistory(JdbcClient jdbc, Clock clock, @Value("${slipway.history-kept:1095d}") Duration kept) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "forget-changes";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = jdbc.sql("""
                            delete from catalog.history where id in (
                              select id from catalog.history old
                              where old.at < :before and exists (
                                select 1 from catalog.history newer
                                where newer.ref = old.ref and newer.at <= :before
                                  and (newer.at, newer.id) > (old.at, old.id))
                              limit :most)""")
                    .param("before", clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
                    .param("most", AT_ONCE)
                    .update();
        }
    }
}
