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
import java.util.stream.Collectors;
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
        store.lockAlerts(changed.refs());
        Map<EntityRef, Set<AlertRule>> kept = store.alertsOf(changed.refs());
        List<EntityRef> different = new ArrayList<>();
        List<AlertRule> alerts = new ArrayList<>();
        facts.withoutEvidence(changed.refs(), clock.instant()).forEach((entity, known) -> {
            Set<AlertRule> now = rules(entity, known);
            if (!now.equals(kept.getOrDefault(entity, Set.of()))) {
                different.add(entity);
                alerts.addAll(now);
            }
        });
        store.alerts(different, alerts);
    }

    /** The alerts of an entity that is gone go as well. */
    @ApplicationModuleListener
    void on(EntitiesChanged changed) {
        Set<EntityRef> gone = new HashSet<>(store.withAlerts(changed.refs()));
        if (!gone.isEmpty()) {
            store.lockAlerts(gone);
            catalog.find(gone).forEach(entity -> gone.remove(entity.ref()));
            store.alerts(gone, List.of());
        }
    }

    /** As they are kept: of one name, file and line there is one. */
    private static Set<AlertRule> rules(EntityRef entity, Map<String, Fact> known) {
        Fact fact = known.get(FACT);
        return fact != null && fact.value() instanceof List<?> rules
                ? rules.stream()
                        .flatMap(rule -> AlertRule.of(entity, rule).stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
