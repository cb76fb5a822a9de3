package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.ui.EntityTab;
import dev.slipway.facts.Facts;
import dev.slipway.knowledge.Documents;
import dev.slipway.readiness.Attestations;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Waivers;
import dev.slipway.ui.Live;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** May it go live, and what stands in its way: the readiness of one entity. */
@org.springframework.stereotype.Component
final class ReadinessTab implements EntityTab {

    private final Readiness readiness;
    private final Waivers waivers;
    private final Attestations attestations;
    private final Facts facts;
    private final Documents documents;
    private final Live live;
    private final Clock clock;

    ReadinessTab(
            Readiness readiness,
            Waivers waivers,
            Attestations attestations,
            Facts facts,
            Documents documents,
            Live live,
            Clock clock) {
        this.readiness = readiness;
        this.waivers = waivers;
        this.attestations = attestations;
        this.facts = facts;
        this.documents = documents;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "readiness";
    }

    @Override
    public String title() {
        return "Readiness";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public boolean shows(Entity entity) {
        return readiness.judges(entity);
    }

    @Override
    public @Nullable String figure(Entity entity) {
        return readiness
                .standing(entity.ref(), Readiness.PRODUCTION_READINESS)
                .map(standing -> Ruling.shown(standing.score()))
                .orElse(null);
    }

    @Override
    public Component content(Entity entity) {
        return new ReadinessContent(entity, readiness, waivers, attestations, facts, documents, live, clock);
    }
}
