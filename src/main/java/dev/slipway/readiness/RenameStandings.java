package dev.slipway.readiness;

import dev.slipway.catalog.EntitiesRenamed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How an entity stood, and what was let pass for it, stays when it is called otherwise. What people attested in the portal
 * is on record under the name of that day; what counts of it is a fact.
 */
@Component
class RenameStandings {

    private static final String NAMES = " from unnest(?, ?) as n(before, after) where t.entity = n.before";

    private final JdbcTemplate jdbc;
    private final Clock clock;

    RenameStandings(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void on(EntitiesRenamed renamed) {
        String[] before = renamed.before();
        String[] after = renamed.after();
        jdbc.update("delete from readiness.assessment where entity = any(?)", (Object) after);
        for (String table : List.of("readiness.assessment", "readiness.history")) {
            jdbc.update("update " + table + " t set entity = n.after" + NAMES, before, after);
        }
        jdbc.update("""
                with moved as (
                  update readiness.waiver t set entity = n.after
                  from unnest(?, ?) as n(before, after)
                  where t.entity = n.before and not exists (
                    select from readiness.waiver o where o.entity = n.after and o.scorecard = t.scorecard
                      and o.question = t.question and o.state = t.state and t.state in ('requested', 'approved'))
                  returning t.id, n.before, n.after
                )
                insert into readiness.waiver_step (waiver, at, who, what, note)
                select id, ?, 'Slipway', 'renamed', before || ' is called ' || after || ' now.' from moved order by id""", before, after, Timestamp.from(clock.instant()));
    }
}
