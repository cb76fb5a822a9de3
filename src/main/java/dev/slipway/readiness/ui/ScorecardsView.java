package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.readiness.OwnerMean;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.StandingFilter;
import dev.slipway.readiness.StandingsCsv;
import dev.slipway.readiness.Summary;
import dev.slipway.readiness.Verdict;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where every service stands: services by categories, worst first. */
@Route("scorecards")
@PageTitle("Scorecards")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/readiness.css")
final class ScorecardsView extends Div implements BeforeEnterObserver {

    private static final int AT_ONCE = 100;
    private static final int MISSED = 8;
    private static final int MOST_OWNERS = 50;
    private static final int TREND_DAYS = 90;

    private final Readiness readiness;
    private final Catalog catalog;
    private final Documents documents;
    private final FilterBar bar = new FilterBar();
    private final HtmlContainer tally = Parts.tag("span", "end");
    private final HtmlContainer targets = Parts.tag("span", "seg");
    private final Div stack = new Div();
    private final Div trend = new Div();
    private final Div list = new Div();
    private final HtmlContainer choice = Parts.tag("span", "");
    private String target = "";
    private String scorecard = "";
    private int rows = AT_ONCE;

    ScorecardsView(Readiness readiness, Catalog catalog, Documents documents, People people, Live live) {
        this.readiness = readiness;
        this.catalog = catalog;
        this.documents = documents;
        stack.addClassName("stack");
        PageHead head = new PageHead("Scorecards", "Where every service stands, worst first");
        Download csv = new Download("CSV", "scorecards.csv", this::csv);
        if (people.current()
                .filter(person -> person.may(Permission.SOURCE_PROPOSE))
                .isPresent()) {
            head.actions(Parts.link("scorecards/preview", "btn", "Try a change"), csv);
        } else {
            head.actions(csv);
        }
        targets.getElement().setAttribute("role", "group");
        targets.getElement().setAttribute("aria-label", "Target");
        bar.text("q", "Filter services")
                .field("target", wanted -> target = wanted)
                .field("scorecard", wanted -> scorecard = wanted)
                .namedChoice("owner", "Owner", () -> named(readiness.owners(name())))
                .namedChoice("system", "System", () -> named(readiness.systems(name())))
                .choice("tier", "Tier", () -> readiness.tiers(name()))
                .choice(
                        "verdict",
                        "Verdict",
                        () -> Arrays.stream(Verdict.values()).map(Verdict::word).toList())
                .onChange(values -> {
                    rows = AT_ONCE;
                    refresh();
                    trend();
                });
        bar.addComponentAsFirst(targets);
        bar.addComponentAsFirst(choice);
        bar.add(tally);
        trend.addClassNames("stack", "trend-below");
        list.addClassNames("stack", "trend-below");
        add(head, bar, stack, trend, list);
        live.followAll(this, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        bar.values(event.getLocation());
        rows = AT_ONCE;
        refresh();
        trend();
    }

    /** By the last part of the ref, which is what the address says. */
    private Map<String, String> named(List<String> refs) {
        List<EntityRef> all = refs.stream().map(EntityRef::of).toList();
        Map<EntityRef, String> titles = catalog.titles(all);
        Map<String, String> named = new LinkedHashMap<>();
        all.forEach(ref -> named.put(ref.name(), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    /** Of the scorecard that is shown; one that is not there is not insisted on. */
    private String name() {
        return readiness.scorecard(scorecard).isPresent() ? scorecard : Readiness.PRODUCTION_READINESS;
    }

    private String target(Scorecard standard) {
        return standard.targets().contains(target) ? target : standard.targets().getFirst();
    }

    private byte[] csv() {
        Scorecard standard = readiness.required(name());
        return StandingsCsv.write(readiness, standard, target(standard), filter());
    }

    private StandingFilter filter() {
        Map<String, String> values = bar.values();
        String tier = values.getOrDefault("tier", "");
        return new StandingFilter(
                full(values.get("owner"), readiness.owners(name())).map(Set::of).orElse(null),
                full(values.get("system"), readiness.systems(name())).orElse(null),
                tier.matches("[0-9]{1,4}") ? Integer.valueOf(tier) : null,
                Verdict.ofWord(values.getOrDefault("verdict", "")).orElse(null),
                values.get("q"));
    }

    private static Optional<EntityRef> full(@Nullable String name, List<String> refs) {
        return refs.stream()
                .filter(ref -> name != null
                        && (ref.equals(name) || EntityRef.of(ref).name().equals(name)))
                .findFirst()
                .map(EntityRef::of);
    }

    private void refresh() {
        Scorecard standard = readiness.scorecard(name()).orElse(null);
        if (standard == null) {
            stack.removeAll();
            stack.add(new Panel("No scorecard yet")
                    .flush(new EmptyState(
                            "The standard that services are judged by",
                            "It is being read. This page fills by itself as soon as it is there.")));
            return;
        }
        String target = target(standard);
        scorecards(standard);
        targets(standard, target);
        StandingFilter filter = filter();
        Page<Standing> page = readiness.list(standard.name(), target, filter, 0, rows);
        Summary summary = readiness.summary(standard.name(), target, filter);
        tally(summary);
        stack.removeAll();
        if (page.total() == 0) {
            stack.add(new Panel("No services")
                    .flush(new EmptyState(
                            "Services by categories, worst first",
                            filter.equals(StandingFilter.NONE)
                                    ? "No service has been judged yet. Each appears as soon as it is in the catalog."
                                    : "None passes these filters.")));
            return;
        }
        HtmlContainer map = Parts.tag(
                "section",
                "panel",
                HeatMap.of(
                        standard,
                        target,
                        page,
                        summary,
                        readiness.monthsChange(page.items(), standard.name()),
                        catalog.titles(Parts.owners(page.items())),
                        standing -> readiness.reached(standard, standing.outcomes())));
        map.getElement().setAttribute("aria-label", "Services by category");
        if (page.total() > page.items().size()) {
            NativeButton more = new NativeButton(
                    "Show " + Math.min(AT_ONCE, page.total() - page.items().size()) + " more of " + page.total(),
                    click -> {
                        rows += AT_ONCE;
                        refresh();
                    });
            more.addClassName("btn");
            map.add(Parts.tag("div", "heat-more", more));
        }
        map.add(HeatMap.legend(standard));
        stack.add(map, missed(summary));
    }

    /** Sums up everything and looks at each change of ninety days, so it is drawn for the reader who comes, and not with every change. */
    private void trend() {
        trend.removeAll();
        Scorecard standard = readiness.scorecard(name()).orElse(null);
        if (standard == null) {
            return;
        }
        List<OwnerMean> owners = readiness.byOwner(standard.name(), target(standard), filter(), MOST_OWNERS);
        if (owners.size() > 1) {
            Map<EntityRef, String> titles = catalog.titles(owners.stream()
                    .map(OwnerMean::owner)
                    .filter(Objects::nonNull)
                    .map(EntityRef::of)
                    .toList());
            trend.add(OwnerHeatMap.of(standard, owners, titles));
        }
        List<LineChart.Point> points = readiness.trend(standard.name(), target(standard), filter(), TREND_DAYS).stream()
                .map(each -> new LineChart.Point(each.day(), each.mean()))
                .toList();
        if (points.isEmpty()) {
            return;
        }
        Panel panel = new Panel("Trend").sub("Mean score of these services from day to day");
        LineChart.Point first = points.getFirst();
        LineChart.Point last = points.getLast();
        trend.add(
                points.size() == 1
                        ? panel.flush(new EmptyState(
                                "How the mean moves from day to day",
                                "These services were first judged today. From tomorrow on a line shows it."))
                        : panel.body(new LineChart(
                                points,
                                last.day(),
                                100,
                                null,
                                "Mean score from " + Ruling.shown(first.value()) + " to " + Ruling.shown(last.value())
                                        + " since " + Days.of(first.day()))));
    }

    private void scorecards(Scorecard standard) {
        List<Scorecard> all = readiness.scorecards();
        choice.removeAll();
        if (all.size() > 1) {
            choice.add(Levels.choice(all, standard.name(), this::choose));
        }
        list.removeAll();
        list.add(ScorecardList.of(all, standard, catalog));
    }

    private void choose(String name) {
        bar.choose("scorecard", name.equals(Readiness.PRODUCTION_READINESS) ? "" : name);
    }

    private void targets(Scorecard standard, String target) {
        targets.removeAll();
        for (String each : standard.targets()) {
            NativeButton button = new NativeButton(
                    each,
                    click -> bar.choose("target", each.equals(standard.targets().getFirst()) ? "" : each));
            button.getElement().setAttribute("aria-pressed", String.valueOf(each.equals(target)));
            targets.add(button);
        }
    }

    private void tally(Summary summary) {
        tally.removeAll();
        for (Verdict verdict : Verdict.values()) {
            tally.add(Parts.tag(
                    "span",
                    "tally",
                    Parts.mark(verdict),
                    Parts.text("b", "", Long.toString(summary.verdicts().getOrDefault(verdict, 0L)))));
        }
    }

    private Panel missed(Summary summary) {
        Table table = new Table()
                .column("Question")
                .number("Services")
                .number("Worth, all")
                .column("Playbook");
        List<Summary.Missed> most = summary.missed().stream().limit(MISSED).toList();
        Map<String, Document> playbooks = documents.playbooks(
                most.stream().map(each -> each.question().playbook()).toList(), null);
        for (Summary.Missed each : most) {
            Document playbook = playbooks.get(each.question().playbook());
            table.row()
                    .cell(
                            Parts.text("span", "", each.question().ask() + " "),
                            Parts.text("span", "hint s", each.question().id()),
                            Parts.tag(
                                    "div",
                                    "sub only-narrow row",
                                    Parts.text("span", "", "worth " + Parts.worth(each.worth())),
                                    playbook == null
                                            ? Parts.text("span", "hint", "no playbook yet")
                                            : Parts.link(playbook.url(), "", playbook.plainTitle())))
                    .cell(
                            Parts.text("span", "", Long.toString(each.entities())),
                            Parts.text("span", "hint", " of " + summary.entities()))
                    .cell(Parts.text("span", "strong", Parts.worth(each.worth())))
                    .cell(
                            playbook == null
                                    ? Parts.text("span", "hint", "none yet")
                                    : Parts.link(playbook.url(), "", playbook.plainTitle()));
        }
        table.addClassName("missed");
        Panel panel = new Panel("Most missed questions").sub("A fix in one place moves many services");
        return summary.missed().isEmpty()
                ? panel.flush(new EmptyState("Nothing is missed", "Every question that applies is passed."))
                : panel.flush(Parts.tag("div", "scroll", table));
    }
}
