package dev.slipway.access;

import dev.slipway.schedule.Forget;
import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends the audit trail after its time: the one way in which a line of it goes. */
@Configuration
class ForgetAuditTrail {

    @Bean
    RecurringTask trimAuditTrail(
            JdbcClient jdbc, Clock clock, @Value("${slipway.access.audit-kept:400d}") Duration kept) {
        return new Forget("trim-audit-trail", kept, """
                delete from access.audit_trail
                where id in (select id from access.audit_trail where at < :before limit :most)""", jdbc, clock);
    }
}
