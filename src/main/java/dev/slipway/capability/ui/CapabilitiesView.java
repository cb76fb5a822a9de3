package dev.slipway.capability.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.capability.Capabilities;
import dev.slipway.capability.CapabilitiesCsv;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.MapFilter;
import dev.slipway.capability.OrganisationMap;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all services together can do beside their work, what to take up next, and what it is done with. */
@Route("capabilities")
@PageTitle("Capabilities")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/capability.css")
final class CapabilitiesView extends Div implements BeforeEnterObserver {

    private final Capabilities capabilities;
    private final Catalog catalog;
    private final Documents documents;
    private final FilterBar bar = new FilterBar();
    private final Div stack = new Div();
    private String chosen = "";
    private String state = "";
    private int shown = ServicesPanel.AT_ONCE;

    CapabilitiesView(Capabilities capabilities, Catalog catalog, Documents documents, Live live) {
        this.capabilities = capabilities;
        this.catalog = catalog;
        this.documents = documents;
        stack.addClassName("stack");
        bar.field("capability", wanted -> chosen = wanted)
                .field("coverage", wanted -> state = wanted)
                .namedChoice("owner", "Owner", () -> named(capabilities.owners()))
                .namedChoice("system", "System", () -> named(capabilities.systems()))
                .choice("tier", "Tier", capabilities::tiers)
                .onChange(values -> {
                    shown = ServicesPanel.AT_ONCE;
                    refresh();
                });
        add(
                new PageHead("Capabilities", "What services can do beside their work, and what to take up next")
                        .actions(new Download(
                                "CSV", "capabilities.csv", () -> CapabilitiesCsv.write(capabilities.map(filter())))),
                bar,
                stack);
        live.follow(this, Set.of(MapChanges.ID), this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen = "";
        state = "";
        bar.values(event.getLocation());
        shown = ServicesPanel.AT_ONCE;
        refresh();
    }

    private void refresh() {
        OrganisationMap map = capabilities.map(filter());
        stack.removeAll();
        if (map.capabilities().isEmpty()) {
            stack.add(new Panel("No capabilities yet")
                    .flush(new EmptyState(
                            "The capabilities that services are mapped by",
                            "They are being read. This page fills by itself as soon as they are there.")));
            return;
        }
        Map<String, Document> playbooks = documents.playbooks(
                map.capabilities().stream()
                        .map(reach -> reach.capability().playbook())
                        .toList(),
                null);
        capabilities.find(chosen).ifPresent(capability -> stack.add(services(capability, playbooks)));
        if (map.services() == 0) {
            stack.add(new Panel("No services")
                    .flush(new EmptyState(
                            "Each service with what it can do",
                            filter().equals(MapFilter.NONE)
                                    ? "None has been looked at yet. Each appears within a minute of being in the catalog."
                                    : "None passes these filters.")));
        } else {
            stack.add(OrganisationPanels.next(map, playbooks), OrganisationPanels.rollOut(map));
        }
        stack.add(OrganisationPanels.map(map), OrganisationPanels.tools(map));
    }

    private Panel services(Capability capability, Map<String, Document> playbooks) {
        Coverage coverage = Coverage.ofWord(state).orElse(null);
        return ServicesPanel.of(
                capability,
                coverage,
                capabilities.services(capability.id(), coverage, filter(), 0, shown),
                playbooks,
                catalog,
                () -> {
                    shown += ServicesPanel.AT_ONCE;
                    refresh();
                });
    }

    private MapFilter filter() {
        Map<String, String> values = bar.values();
        String tier = values.getOrDefault("tier", "");
        return new MapFilter(
                full(values.get("owner"), capabilities.owners()).orElse(null),
                full(values.get("system"), capabilities.systems()).orElse(null),
                tier.matches("[0-9]{1,4}") ? Integer.valueOf(tier) : null);
    }

    /** By the last part of the ref, which is what the address says. */
    private Map<String, String> named(List<String> refs) {
        List<EntityRef> all = refs.stream().map(EntityRef::of).toList();
        Map<EntityRef, String> titles = catalog.titles(all);
        Map<String, String> named = new LinkedHashMap<>();
        all.forEach(ref -> named.put(ref.name(), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    private static Optional<EntityRef> full(@Nullable String name, List<String> refs) {
        return refs.stream()
                .filter(ref -> name != null
                        && (ref.equals(name) || EntityRef.of(ref).name().equals(name)))
                .findFirst()
                .map(EntityRef::of);
    }
}
