package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.StandingFilter;
import dev.slipway.readiness.Summary;
import dev.slipway.readiness.Verdict;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where everyone stands together: mean, services by band, verdicts. */
@org.springframework.stereotype.Component
final class OrganisationReadiness {

    private static final int TALLEST = 60;
    private static final String TARGET = "production";

    private final Readiness readiness;

    OrganisationReadiness(Readiness readiness) {
        this.readiness = readiness;
    }

    Component panel() {
        Scorecard scorecard =
                readiness.scorecard(Readiness.PRODUCTION_READINESS).orElse(null);
        Panel panel = new Panel("Organisation readiness");
        if (scorecard == null) {
            return panel.flush(new EmptyState("How ready everything is together", "The standard is being read."));
        }
        Summary summary = readiness.summary(scorecard.name(), TARGET, StandingFilter.NONE);
        if (summary.entities() == 0) {
            return panel.flush(new EmptyState("How ready everything is together", "No service has been judged yet."));
        }
        Double before = summary.before();
        HtmlContainer figure = Parts.tag(
                "div",
                "row figure",
                Parts.text("span", "big", Ruling.shown(summary.mean())),
                Parts.text("span", "dim", "mean of " + summary.entities() + " services"));
        if (before != null) {
            figure.add(Parts.delta(summary.mean() - before), Parts.text("span", "s hint", "in 30 d"));
        }
        HtmlContainer weakest = Parts.tag("div", "weakest", Parts.text("div", "label", "Weakest categories"));
        scorecard.categories().stream()
                .filter(category -> summary.categories().containsKey(category.id()))
                .sorted(java.util.Comparator.comparingDouble(
                        category -> summary.categories().getOrDefault(category.id(), 0.0)))
                .limit(3)
                .forEach(category -> weakest.add(Parts.tag(
                        "div",
                        "row spread",
                        Parts.text("span", "", category.title()),
                        Parts.text("b", "", Ruling.shown(summary.categories().getOrDefault(category.id(), 0.0))))));
        Div left = new Div(figure, weakest);
        Div body = new Div(left, distribution(summary));
        body.addClassNames("panel-body", "grid", "g-11");
        Div foot = new Div();
        foot.addClassName("panel-foot");
        for (Verdict verdict : Verdict.values()) {
            foot.add(Parts.tag(
                    "span",
                    "tally",
                    Parts.mark(verdict),
                    Parts.text("b", "", Long.toString(summary.verdicts().getOrDefault(verdict, 0L)))));
        }
        return panel.sub("for " + TARGET)
                .end(Parts.link("scorecards", "", "Scorecards"))
                .flush(body, foot);
    }

    private static Div distribution(Summary summary) {
        List<Scorecard.Band> bands = new ArrayList<>(summary.bands().keySet());
        Collections.reverse(bands);
        long most = Math.max(1, Collections.max(summary.bands().values()));
        HtmlContainer bars = Parts.tag("div", "dist");
        HtmlContainer labels = Parts.tag("div", "dist-labels");
        for (int i = 0; i < bands.size(); i++) {
            Scorecard.Band band = bands.get(i);
            long count = summary.bands().getOrDefault(band, 0L);
            HtmlContainer bar = Parts.tag("i", "");
            bar.getStyle()
                    .set("height", Math.round((double) TALLEST * count / most) + "px")
                    .set("background", "var(--sw-band-" + Parts.band(band.from()) + ")");
            bars.add(Parts.tag("div", "", Parts.text("span", "strong", Long.toString(count)), bar));
            String range = i == 0
                    ? "< " + bands.get(1).from()
                    : i == bands.size() - 1
                            ? band.from() + "+"
                            : band.from() + "–" + (bands.get(i + 1).from() - 1);
            labels.add(Parts.text("span", "", range));
        }
        return new Div(Parts.text("div", "label", "Services by band"), bars, labels);
    }
}
