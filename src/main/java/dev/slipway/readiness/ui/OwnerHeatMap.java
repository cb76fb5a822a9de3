package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.OwnerMean;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.Panel;
import java.util.List;
import java.util.Map;

/** Owners by categories, worst first: where a team needs help, and with what. */
final class OwnerHeatMap {

    private OwnerHeatMap() {}

    static Panel of(Scorecard scorecard, List<OwnerMean> owners, Map<EntityRef, String> titles) {
        HtmlContainer heads =
                Parts.tag("tr", "", Parts.head("heat-name", "Owner"), Parts.head("hide-s heat-left", "Mean score"));
        for (Scorecard.Category category : scorecard.categories()) {
            heads.add(Parts.head("heat-cat", category.title()));
        }
        HtmlContainer body = Parts.tag("tbody", "");
        owners.forEach(owner -> body.add(row(scorecard, owner, titles)));
        Div scroll = new Div(Parts.tag("table", "heat", Parts.tag("thead", "", heads), body));
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", "Owners by category");
        return new Panel("By owner").sub("Means of their services, worst first").flush(scroll);
    }

    private static HtmlContainer row(Scorecard scorecard, OwnerMean owner, Map<EntityRef, String> titles) {
        String title = Parts.owner(owner.owner(), titles);
        HtmlContainer name = Parts.tag(
                "th",
                "",
                owner.owner() == null
                        ? Parts.text("span", "", title)
                        : Parts.link(
                                "scorecards?owner="
                                        + EntityRef.of(owner.owner()).name(),
                                "plain strong-link",
                                title),
                Parts.text("div", "sub", owner.entities() + (owner.entities() == 1 ? " service" : " services")));
        name.getElement().setAttribute("scope", "row");
        HtmlContainer row = Parts.tag("tr", "", name, Parts.tag("td", "hide-s heat-left", new MiniBar(owner.mean())));
        for (Scorecard.Category category : scorecard.categories()) {
            Double mean = owner.categories().get(category.id());
            HtmlContainer cell =
                    Parts.text("span", mean == null ? "cell none" : "cell", mean == null ? "–" : Ruling.shown(mean));
            if (mean != null) {
                cell.getElement().setAttribute("data-band", Integer.toString(Parts.band(mean)));
            }
            cell.getElement().setAttribute("title", title + ", " + category.title());
            row.add(Parts.tag("td", "", cell));
        }
        return row;
    }
}
