package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.StandingFilter;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The gravest blockers, severity first, then worth: of the reader's services, or of all. */
@org.springframework.stereotype.Component
final class NeedsAttention {

    private static final int SHOWN = 7;
    private static final int LOOKED_AT = 50;
    private static final String TARGET = "production";

    private final Readiness readiness;
    private final Catalog catalog;
    private final Mine mine;
    private final Clock clock;

    NeedsAttention(Readiness readiness, Catalog catalog, Mine mine, Clock clock) {
        this.readiness = readiness;
        this.catalog = catalog;
        this.mine = mine;
        this.clock = clock;
    }

    private record Item(Standing standing, Blocker blocker) {}

    Supplier<Component> card() {
        Set<EntityRef> owners = mine.owners();
        return () -> panel(owners);
    }

    private Component panel(Set<EntityRef> owners) {
        Scorecard scorecard =
                readiness.scorecard(Readiness.PRODUCTION_READINESS).orElse(null);
        List<Item> items = scorecard == null ? List.of() : items(scorecard, owners);
        Panel panel = new Panel("Needs attention").sub("Severity first, then worth");
        if (items.isEmpty()) {
            return panel.flush(
                    new EmptyState("What blocks a launch", "Nothing does, or no service has been judged yet."));
        }
        HtmlContainer rows = Parts.tag("tbody", "");
        List<Item> shown = items.stream().limit(SHOWN).toList();
        Map<EntityRef, String> titles =
                catalog.titles(Parts.owners(shown.stream().map(Item::standing).toList()));
        shown.forEach(item -> rows.add(row(item, Parts.owner(item.standing().owner(), titles))));
        return panel.end(Parts.text("span", "", items.size() > SHOWN ? SHOWN + " of " + items.size() : ""))
                .flush(Parts.tag(
                        "table",
                        "table",
                        Parts.tag(
                                "thead",
                                "",
                                Parts.tag(
                                        "tr",
                                        "",
                                        Parts.head("", "Severity"),
                                        Parts.head("", "What"),
                                        Parts.head("hide-s", "Outcome"),
                                        Parts.head("num hide-s", "Worth"),
                                        Parts.head("hide-m", "Owner"))),
                        rows));
    }

    private List<Item> items(Scorecard scorecard, Set<EntityRef> owners) {
        List<Standing> standings =
                owners.isEmpty() ? List.of() : pressing(new StandingFilter(owners, null, null, null, null));
        if (standings.isEmpty()) {
            standings = pressing(StandingFilter.NONE);
        }
        List<Item> items = new ArrayList<>();
        Scorecard counting = scorecard.countingOn(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        for (Standing standing : standings) {
            Ruling.of(counting, TARGET, standing.outcomes())
                    .blockers()
                    .forEach(blocker -> items.add(new Item(standing, blocker)));
        }
        items.sort(Comparator.comparing((Item item) -> item.blocker().severity())
                .thenComparing(item -> -item.blocker().worth())
                .thenComparing(item -> item.standing().name()));
        return items;
    }

    private List<Standing> pressing(StandingFilter filter) {
        return readiness.mostPressing(Readiness.PRODUCTION_READINESS, TARGET, filter, LOOKED_AT);
    }

    private static HtmlContainer row(Item item, String owner) {
        Blocker blocker = item.blocker();
        String id = blocker.question().id();
        return Parts.tag(
                "tr",
                "",
                Parts.tag("td", "top severity-cell", Parts.mark(blocker.severity())),
                Parts.tag(
                        "td",
                        "top",
                        Parts.link(
                                Parts.tab(item.standing().entity(), id),
                                "name",
                                blocker.question().ask()),
                        Parts.tag(
                                "div",
                                "sub row",
                                Parts.tag(
                                        "span",
                                        "",
                                        Parts.text("span", "", item.standing().name() + " "),
                                        Parts.text("span", "hint", "· " + id)),
                                Parts.tag("span", "only-narrow", Parts.mark(blocker.outcome())))),
                Parts.tag("td", "top hide-s", Parts.mark(blocker.outcome())),
                Parts.text("td", "top num strong hide-s", Parts.worth(blocker.worth())),
                Parts.text("td", "top hide-m dim", owner));
    }
}
