package dev.slipway.facts;

import dev.slipway.catalog.EntitiesRenamed;
import dev.slipway.catalog.EntityRef;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is known of an entity stays known when it is called otherwise: no pipeline and no person has to state it again. */
@Component
class RenameFacts {

    private final FactStore store;
    private final JdbcTemplate jdbc;
    private final ApplicationEventPublisher events;

    RenameFacts(FactStore store, JdbcTemplate jdbc, ApplicationEventPublisher events) {
        this.store = store;
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void on(EntitiesRenamed renamed) {
        List<EntityRef> both = new ArrayList<>(renamed.names().keySet());
        both.addAll(renamed.names().values());
        store.lock(both);
        store.forget(renamed.names().values()); // left over from another that had the name long ago
        for (String table : List.of("facts.fact_set", "facts.attestation")) {
            jdbc.update(
                    "update " + table + " t set entity = n.after from unnest(?, ?) as n(before, after)"
                            + " where t.entity = n.before",
                    renamed.before(),
                    renamed.after());
        }
        events.publishEvent(new FactsChanged(List.copyOf(renamed.names().values())));
    }
}
