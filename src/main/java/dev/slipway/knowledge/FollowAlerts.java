package dev.slipway.knowledge;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.facts.FactsChanged;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps the alerts of services as the facts tell them. */
@Component
class FollowAlerts {

    private static final String FACT = "alerts.rules";

    private final Catalog catalog;
    private final Facts facts;
    private final RunbookStore store;
    private final Clock clock;

    FollowAlerts(Catalog catalog, Facts facts, RunbookStore store, Clock clock) {
        this.catalog = catalog;
        this.facts = facts;
        this.store = store;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(FactsChanged changed) {
        List<AlertRule> alerts = new ArrayList<>();
        facts.withoutEvidence(changed.refs(), clock.instant())
                .forEach((entity, known) -> alerts.addAll(rules(entity, known)));
        store.alerts(changed.refs(), alerts);
    }

    /** The alerts of an entity that is gone go as well. */
    @ApplicationModuleListener
    void on(EntitiesChanged changed) {
        Set<EntityRef> gone = new HashSet<>(store.withAlerts(changed.refs()));
        if (!gone.isEmpty()) {
            catalog.find(gone).forEach(entity -> gone.remove(entity.ref()));
            store.alerts(gone, List.of());
        }
    }

    private static List<AlertRule> rules(EntityRef entity, Map<String, Fact> known) {
        Fact fact = known.get(FACT);
        return fact != null && fact.value() instanceof List<?> rules
                ? rules.stream()
                        .flatMap(rule -> AlertRule.of(entity, rule).stream())
                        .toList()
                : List.of();
    }
}
