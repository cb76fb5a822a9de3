package dev.slipway.facts;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Rooted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Forgets what is known of entities that are gone, and restates what people attested of those that came back. */
@Component
class EntityListener {

    private final Catalog catalog;
    private final FactStore facts;
    private final AttestationStore attestations;
    private final AtCommit atCommit;

    EntityListener(Catalog catalog, FactStore facts, AttestationStore attestations, AtCommit atCommit) {
        this.catalog = catalog;
        this.facts = facts;
        this.attestations = attestations;
        this.atCommit = atCommit;
    }

    @ApplicationModuleListener
    void on(EntitiesChanged event) {
        Set<EntityRef> gone = new HashSet<>(event.refs());
        List<EntityRef> there =
                catalog.rooted(event.refs()).stream().map(Rooted::ref).toList();
        there.forEach(gone::remove);
        if (!gone.isEmpty()) {
            facts.forget(gone);
        }
        attestations.about(there).forEach(atCommit::attestationChanged);
    }
}
