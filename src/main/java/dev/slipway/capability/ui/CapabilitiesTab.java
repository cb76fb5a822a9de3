package dev.slipway.capability.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.capability.Capabilities;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.ui.EntityTab;
import dev.slipway.facts.Facts;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.Live;
import org.jspecify.annotations.Nullable;

/** What one service can do beside its work, and what it is done with. */
@org.springframework.stereotype.Component
final class CapabilitiesTab implements EntityTab {

    private final Capabilities capabilities;
    private final Documents documents;
    private final Facts facts;
    private final Live live;

    CapabilitiesTab(Capabilities capabilities, Documents documents, Facts facts, Live live) {
        this.capabilities = capabilities;
        this.documents = documents;
        this.facts = facts;
        this.live = live;
    }

    @Override
    public String id() {
        return "capabilities";
    }

    @Override
    public String title() {
        return "Capabilities";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public boolean shows(Entity entity) {
        return Capabilities.maps(entity);
    }

    @Override
    public @Nullable String figure(Entity entity) {
        return null;
    }

    @Override
    public Component content(Entity entity) {
        return new CapabilitiesContent(entity, capabilities, documents, facts, live);
    }
}
