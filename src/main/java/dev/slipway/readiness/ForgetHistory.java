package dev.slipway.readiness;

import dev.slipway.schedule.Forget;
import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends the history of judgements after its time; the last state before that stays, as it is what held since. */
@Configuration("readinessHistory")
class ForgetHistory {

    @Bean
    RecurringTask forgetJudgements(
            JdbcClient jdbc, Clock clock, @Value("${slipway.history-kept:1095d}") Duration kept) {
        return new Forget("forget-judgements", kept, """
                delete from readiness.history where id in (
                  select id from readiness.history old
                  where old.at < :before and exists (
                    select 1 from readiness.history newer
                    where newer.scorecard = old.scorecard and newer.entity = old.entity and newer.at <= :before
                      and (newer.at, newer.id) > (old.at, old.id))
                  limit :most)""", jdbc, clock);
    }
}
