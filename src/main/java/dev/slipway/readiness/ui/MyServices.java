package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import dev.slipway.Page;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.StandingFilter;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The services of the reader's teams, worst first; all for whoever has none. */
@org.springframework.stereotype.Component
final class MyServices {

    private static final int SHOWN = 6;
    private static final String TARGET = "production";

    private final Readiness readiness;
    private final Catalog catalog;
    private final Mine mine;

    MyServices(Readiness readiness, Catalog catalog, Mine mine) {
        this.readiness = readiness;
        this.catalog = catalog;
        this.mine = mine;
    }

    Supplier<Component> card() {
        Set<EntityRef> owners = mine.owners();
        return () -> panel(owners);
    }

    private Component panel(Set<EntityRef> owners) {
        if (readiness.scorecard(Readiness.PRODUCTION_READINESS).isEmpty()) {
            return empty();
        }
        Page<Standing> page = page(owners.isEmpty() ? null : owners);
        boolean own = !owners.isEmpty() && page.total() > 0;
        if (!own) {
            page = page(null);
        }
        if (page.total() == 0) {
            return empty();
        }
        Map<EntityRef, Double> change = readiness.monthsChange(page.items(), Readiness.PRODUCTION_READINESS);
        Table table = new Table().column("Service").number("Score").column("Verdict");
        for (Standing standing : page.items()) {
            HtmlContainer score =
                    Parts.tag("span", "row tight nowrap-row", Parts.text("b", "", Ruling.shown(standing.score())));
            if (change.containsKey(standing.entity())) {
                score.add(Parts.delta(change.get(standing.entity())));
            }
            table.row()
                    .cell(
                            Parts.link(Parts.tab(standing.entity(), null), "name", standing.name()),
                            Parts.text("div", "sub", blockers(standing)))
                    .cell(score)
                    .cell(Parts.mark(standing.verdict(TARGET)));
        }
        String teams =
                catalog
                        .titles(owners.stream()
                                .filter(owner -> owner.kind().equals("group"))
                                .toList())
                        .values()
                        .stream()
                        .sorted()
                        .collect(Collectors.joining(", "));
        return new Panel(own ? "My services" : "Services")
                .sub(own ? "owned by " + teams + ", worst first" : "worst first")
                .end(Parts.link("scorecards", "", "All services"))
                .flush(table);
    }

    private static String blockers(Standing standing) {
        String words = ReadinessColumns.blockers(standing);
        return words.equals("none") ? "nothing blocks it" : words + (words.endsWith("small") ? " blockers" : "");
    }

    private Page<Standing> page(@org.jspecify.annotations.Nullable Set<EntityRef> owners) {
        return readiness.list(
                Readiness.PRODUCTION_READINESS, TARGET, new StandingFilter(owners, null, null, null, null), 0, SHOWN);
    }

    private static Component empty() {
        return new Panel("My services")
                .flush(new EmptyState(
                        "The services of your teams, and how ready they are",
                        "None has been judged yet. They appear as soon as a source with descriptors was read."));
    }
}
