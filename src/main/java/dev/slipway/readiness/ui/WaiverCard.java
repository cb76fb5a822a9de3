package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Waiver;
import dev.slipway.readiness.WaiverFilter;
import dev.slipway.readiness.Waivers;
import dev.slipway.ui.Panel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Waivers that want something of the reader: a decision, or a look before they end, of those who asked for one, approved
 * it, or own what it is about. Nothing at all where there are none.
 */
@org.springframework.stereotype.Component
final class WaiverCard {

    private static final Duration SOON = Duration.ofDays(14);
    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 200;

    private final Waivers waivers;
    private final Catalog catalog;
    private final People people;
    private final Mine mine;
    private final Clock clock;

    WaiverCard(Waivers waivers, Catalog catalog, People people, Mine mine, Clock clock) {
        this.waivers = waivers;
        this.catalog = catalog;
        this.people = people;
        this.mine = mine;
        this.clock = clock;
    }

    Supplier<Component> card() {
        Person reader = people.current().orElse(Person.NOBODY);
        Set<EntityRef> owners = mine.owners();
        return () -> panel(reader, owners);
    }

    private Component panel(Person reader, Set<EntityRef> owners) {
        Instant now = clock.instant();
        List<Waiver> concerned = new ArrayList<>();
        if (reader.may(Permission.READINESS_DECIDE)) {
            of(Waiver.State.REQUESTED, null).stream()
                    .filter(waiver -> waivers.mayDecide(reader, waiver))
                    .forEach(concerned::add);
        }
        Set<Long> owned = new HashSet<>();
        owners.forEach(owner -> of(Waiver.State.APPROVED, owner).forEach(waiver -> owned.add(waiver.id())));
        of(Waiver.State.APPROVED, null).stream()
                .filter(waiver -> waiver.end().isBefore(now.plus(SOON)))
                .filter(waiver -> waiver.requestedBy().equals(reader.name())
                        || reader.name().equals(waiver.decidedBy())
                        || owned.contains(waiver.id()))
                .forEach(concerned::add);
        if (concerned.isEmpty()) {
            Div nothing = new Div();
            nothing.setVisible(false);
            return nothing;
        }
        List<Waiver> shown = concerned.stream().limit(SHOWN).toList();
        Map<EntityRef, String> titles =
                catalog.titles(shown.stream().map(Waiver::entity).collect(Collectors.toSet()));
        HtmlContainer items = Parts.tag("ul", "items");
        shown.forEach(waiver -> items.add(item(waiver, titles, now)));
        Panel panel = new Panel("Waivers").sub("To decide, or about to end");
        panel.end(Parts.link("waivers", "", concerned.size() > SHOWN ? "All " + concerned.size() : "All"));
        return panel.flush(items);
    }

    private List<Waiver> of(Waiver.State state, @org.jspecify.annotations.Nullable EntityRef owner) {
        return waivers.list(new WaiverFilter(state, null, owner, null, null, null), 0, LOOKED_AT)
                .items();
    }

    private static HtmlContainer item(Waiver waiver, Map<EntityRef, String> titles, Instant now) {
        String name = titles.getOrDefault(waiver.entity(), waiver.entity().name());
        return Parts.tag(
                "li",
                "",
                WaiversView.state(waiver, now),
                Parts.tag(
                        "span",
                        "",
                        Parts.link(WaiversView.address(waiver), "", waiver.question() + " of " + name),
                        Parts.text(
                                "span",
                                "",
                                waiver.state() == Waiver.State.REQUESTED
                                        ? ", asked for by " + waiver.requestedBy()
                                        : ", until " + Days.brief(waiver.lastDay()))));
    }
}
