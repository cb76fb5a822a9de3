package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All scorecards: what each is for, whom it is about, and who answers for it. */
final class ScorecardList {

    private ScorecardList() {}

    static Panel of(List<Scorecard> scorecards, Scorecard shown, Catalog catalog) {
        Map<EntityRef, String> titles = catalog.titles(scorecards.stream()
                .map(Scorecard::owner)
                .filter(Objects::nonNull)
                .map(EntityRef::of)
                .collect(Collectors.toSet()));
        Table table = new Table()
                .column("Scorecard")
                .column("Owner")
                .column("About")
                .column("Levels")
                .number("Questions");
        for (Scorecard each : scorecards) {
            table.row()
                    .cell(
                            Parts.link(address(each), "name", each.title()),
                            Parts.text(
                                    "div",
                                    "sub",
                                    each.about() + (each.name().equals(shown.name()) ? " Shown above." : "")))
                    .cell(owner(each.owner(), titles))
                    .cell(each.appliesTo().words())
                    .cell(
                            each.levels().isEmpty()
                                    ? "none"
                                    : each.levels().stream().map(Level::name).collect(Collectors.joining(", ")))
                    .cell(Long.toString(each.questions().count()));
        }
        return new Panel("All scorecards").flush(Parts.tag("div", "scroll", table));
    }

    private static String address(Scorecard scorecard) {
        return scorecard.name().equals(Readiness.PRODUCTION_READINESS)
                ? "scorecards"
                : "scorecards?scorecard=" + scorecard.name();
    }

    /** A team that the catalog does not know is named, and leads nowhere. */
    private static Component owner(@Nullable String owner, Map<EntityRef, String> titles) {
        if (owner == null) {
            return Parts.text("span", "hint", "nobody");
        }
        EntityRef ref = EntityRef.of(owner);
        String title = titles.get(ref);
        return title == null ? Parts.text("span", "", ref.name()) : Parts.link(ref.url(), "", title);
    }
}
