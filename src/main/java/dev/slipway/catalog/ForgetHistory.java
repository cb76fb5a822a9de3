package dev.slipway.catalog;

import dev.slipway.schedule.Forget;
import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends the history of entities after its time; the last state before that stays, as it is what held since. */
@Configuration("catalogHistory")
class ForgetHistory {

    @Bean
    RecurringTask forgetChanges(JdbcClient jdbc, Clock clock, @Value("${slipway.history-kept:1095d}") Duration kept) {
        return new Forget("forget-changes", kept, """
                delete from catalog.history where id in (
                  select id from catalog.history old
                  where old.at < :before and exists (
                    select 1 from catalog.history newer
                    where newer.ref = old.ref and newer.at <= :before
                      and (newer.at, newer.id) > (old.at, old.id))
                  limit :most)""", jdbc, clock);
    }
}
