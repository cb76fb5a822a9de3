package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Severity;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.Summary;
import dev.slipway.ui.Mark;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entities by categories; each cell has its number, the shade of its band, and what is critical in it. */
final class HeatMap {

    private static final int[] BANDS = {90, 80, 70, 60, 0};

    private HeatMap() {}

    static Div of(
            Scorecard scorecard,
            String target,
            Page<Standing> page,
            Summary summary,
            Map<EntityRef, Double> change,
            Map<EntityRef, String> owners,
            Function<Standing, Level.Reached> level) {
        HtmlContainer body = Parts.tag("tbody", "");
        for (Standing standing : page.items()) {
            body.add(row(
                    scorecard,
                    target,
                    standing,
                    change.get(standing.entity()),
                    Parts.owner(standing.owner(), owners),
                    level.apply(standing)));
        }
        Div scroll = new Div(
                Parts.tag("table", "heat", Parts.tag("thead", "", heads(scorecard)), body, foot(scorecard, summary)));
        scroll.addClassName("scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", "Services by category");
        return scroll;
    }

    private static HtmlContainer heads(Scorecard scorecard) {
        HtmlContainer heads = Parts.tag(
                "tr",
                "",
                Parts.head("heat-name", "Service"),
                Parts.head("hide-s heat-left", "Score"),
                Parts.head("hide-s heat-right", "30 d"),
                Parts.head("hide-s heat-left", "Verdict"));
        if (!scorecard.levels().isEmpty()) {
            heads.add(Parts.head("heat-left", "Level"));
        }
        for (Scorecard.Category category : scorecard.categories()) {
            HtmlContainer head = Parts.head("heat-cat", "");
            head.add(Parts.text("span", "", category.title()));
            head.add(Parts.text("span", "w", Integer.toString(category.weight())));
            heads.add(head);
        }
        return heads;
    }

    private static HtmlContainer row(
            Scorecard scorecard,
            String target,
            Standing standing,
            @Nullable Double change,
            String owner,
            Level.Reached level) {
        HtmlContainer name = Parts.tag(
                "th",
                "",
                Parts.link(Parts.tab(standing.entity(), scorecard.name(), null), "plain strong-link", standing.name()),
                Parts.tag(
                        "div",
                        "sub",
                        Parts.text("span", "", owner),
                        Parts.text("span", "hide-s", standing.tier() == null ? "" : "\u00a0· tier " + standing.tier()),
                        Parts.text("span", "only-narrow", "\u00a0· " + Ruling.shown(standing.score()))),
                Parts.tag("div", "only-narrow", Parts.mark(standing.verdict(target))));
        name.getElement().setAttribute("scope", "row");
        HtmlContainer row = Parts.tag(
                "tr",
                "",
                name,
                Parts.tag("td", "hide-s heat-left", new MiniBar(standing.score())),
                Parts.tag("td", "hide-s heat-right", Parts.delta(change)),
                Parts.tag("td", "hide-s heat-left", Parts.mark(standing.verdict(target))));
        if (!scorecard.levels().isEmpty()) {
            row.add(Parts.tag("td", "heat-left", Levels.mark(level)));
        }
        for (Scorecard.Category category : scorecard.categories()) {
            row.add(Parts.tag("td", "", cell(category, target, standing)));
        }
        return row;
    }

    private static HtmlContainer cell(Scorecard.Category category, String target, Standing standing) {
        Double score = standing.categories().get(category.id());
        if (score == null) {
            HtmlContainer none = Parts.text("span", "cell none", "–");
            none.getElement().setAttribute("title", category.title() + ": not applicable");
            return none;
        }
        List<Question> asked = category.questions().stream()
                .filter(question -> standing.outcomes().get(question.id()) != Outcome.NOT_APPLICABLE)
                .toList();
        long passed = asked.stream()
                .filter(question -> standing.outcomes().get(question.id()) == Outcome.PASS)
                .count();
        long unproven = asked.stream()
                .filter(question -> standing.outcomes().get(question.id()) == Outcome.UNPROVEN)
                .count();
        boolean critical = asked.stream()
                .anyMatch(question -> question.severityFor(target) == Severity.CRITICAL
                        && standing.outcomes()
                                .getOrDefault(question.id(), Outcome.UNPROVEN)
                                .blocks());
        boolean mostlyUnproven = unproven * 2 > asked.size();
        Anchor cell =
                Parts.link(category(standing, category), mostlyUnproven ? "cell stale" : "cell", Ruling.shown(score));
        cell.getElement().setAttribute("data-band", Integer.toString(Parts.band(score)));
        String words = standing.name() + ", " + category.title() + ": " + passed + " of " + asked.size() + " pass"
                + (mostlyUnproven ? ", mostly unproven" : "") + (critical ? ", critical blocker" : "");
        cell.setTitle(words);
        cell.getElement().setAttribute("aria-label", Ruling.shown(score) + ", " + words);
        if (critical) {
            Mark octagon = new Mark(Shape.CRITICAL, "");
            octagon.addClassName("crit");
            octagon.getElement().setAttribute("aria-hidden", "true");
            cell.add(octagon);
        }
        return cell;
    }

    private static String category(Standing standing, Scorecard.Category category) {
        String tab = Parts.tab(standing.entity(), standing.scorecard(), null);
        return tab + (tab.contains("?") ? "&" : "?") + "category=" + category.id();
    }

    private static HtmlContainer foot(Scorecard scorecard, Summary summary) {
        HtmlContainer name = Parts.text(
                "th", "strong", "All " + summary.entities() + (summary.entities() == 1 ? " service" : " services"));
        name.getElement().setAttribute("scope", "row");
        Double before = summary.before();
        HtmlContainer row = Parts.tag(
                "tr",
                "",
                name,
                Parts.tag("td", "hide-s heat-left", new MiniBar(summary.mean())),
                Parts.tag("td", "hide-s heat-right", Parts.delta(before == null ? null : summary.mean() - before)),
                Parts.text("td", "hide-s heat-left s dim", "mean"));
        if (!scorecard.levels().isEmpty()) {
            row.add(Parts.tag("td", ""));
        }
        for (Scorecard.Category category : scorecard.categories()) {
            Double mean = summary.categories().get(category.id());
            row.add(Parts.text("td", "strong", mean == null ? "–" : Ruling.shown(mean)));
        }
        return Parts.tag("tfoot", "", row);
    }

    static Div legend(Scorecard scorecard) {
        HtmlContainer scale = Parts.tag("span", "scale");
        int above = 100;
        for (int band : BANDS) {
            HtmlContainer shade = Parts.tag("i", "");
            shade.getStyle().set("background", "var(--sw-band-" + band + ")");
            scale.add(Parts.tag(
                    "span",
                    "",
                    shade,
                    Parts.text("span", "", band == 0 ? "under " + (above + 1) : band + "–" + above)));
            above = band - 1;
        }
        HtmlContainer dashed = Parts.tag("i", "");
        dashed.getStyle().set("border", "1px dashed var(--sw-stale-line)");
        scale.add(Parts.tag("span", "", dashed, Parts.text("span", "", "mostly unproven")));
        scale.add(Parts.tag("span", "", new Mark(Shape.CRITICAL, "critical blocker in this category")));
        Div foot = new Div(scale);
        foot.addClassName("panel-foot");
        return foot;
    }
}
