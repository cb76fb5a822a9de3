package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Campaign;
import dev.slipway.readiness.Campaigns;
import dev.slipway.readiness.CampaignsCsv;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Live;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One campaign: how far it has come, how fast, and who still has to do what. */
@Route("campaigns/:id")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/readiness.css")
final class CampaignView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int AT_ONCE = 50;

    private final Campaigns campaigns;
    private final Readiness readiness;
    private final Catalog catalog;
    private final Clock clock;
    private final boolean mayPlan;
    private final Div stack = new Div();
    private final Div head = new Div();
    private String title = "Campaign";
    private int shown = AT_ONCE;
    private long id;

    CampaignView(Campaigns campaigns, Readiness readiness, Catalog catalog, Live live, Clock clock) {
        this.campaigns = campaigns;
        this.readiness = readiness;
        this.catalog = catalog;
        this.clock = clock;
        this.mayPlan = campaigns.mayPlan();
        stack.addClassName("stack");
        add(head, stack);
        live.followAll(this, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get("id").orElse("");
        if (!wanted.matches("[0-9]{1,18}")) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no campaign “" + wanted + "”.");
        }
        id = Long.parseLong(wanted);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    private void refresh() {
        Campaign campaign = campaigns.find(id);
        Campaign.Progress progress = campaigns.progress(campaign);
        Page<Campaign.Service> services = campaigns.services(campaign, 0, shown);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        title = campaign.plan().title();
        head(campaign, progress, today);
        stack.removeAll();
        stack.add(progress(campaign, progress), questions(campaign, progress), services(campaign, services));
    }

    private void head(Campaign campaign, Campaign.Progress progress, LocalDate today) {
        EntityRef lead = campaign.plan().lead();
        PageHead page = new PageHead(
                        title,
                        campaign.plan().about().isEmpty()
                                ? null
                                : campaign.plan().about())
                .crumbs(Parts.link("campaigns", "", "Campaigns"), new Span(title))
                .chips(CampaignsView.state(campaign, progress.tally(), today));
        Div actions = new Div(new Download(
                "CSV", "campaign-" + id + ".csv", () -> CampaignsCsv.write(campaigns, campaigns.find(id))));
        actions.addClassNames("row", "tight");
        if (mayPlan && campaign.open()) {
            actions.add(
                    button(
                            "Change",
                            () -> new CampaignDialog(
                                            campaigns, readiness, catalog, campaigns.find(id), saved -> refresh())
                                    .open()),
                    button(
                            "Close",
                            () -> new CloseDialog(title, () -> {
                                        campaigns.close(id);
                                        refresh();
                                    })
                                    .open()));
        }
        page.actions(actions);
        HtmlContainer facts = Parts.tag(
                "dl",
                "facts campaign-facts",
                fact("Deadline", Days.of(campaign.plan().deadline())),
                fact("Began", Days.of(campaign.begins())),
                fact("Answers for it", catalog.titles(List.of(lead)).getOrDefault(lead, lead.name())));
        Instant closedAt = campaign.closedAt();
        if (closedAt != null) {
            facts.add(fact(
                    "Closed", Days.of(LocalDate.ofInstant(closedAt, ZoneOffset.UTC)) + " by " + campaign.closedBy()));
        }
        head.removeAll();
        head.add(page, facts);
    }

    private static HtmlContainer fact(String name, String value) {
        return Parts.tag("div", "", Parts.text("dt", "", name), Parts.text("dd", "", value));
    }

    private static NativeButton button(String word, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassName("btn");
        return button;
    }

    private Panel progress(Campaign campaign, Campaign.Progress progress) {
        List<LineChart.Point> points = progress.burnDown().stream()
                .map(day -> new LineChart.Point(day.day(), day.open()))
                .toList();
        LocalDate last = points.getLast().day();
        LocalDate end =
                campaign.plan().deadline().isAfter(last) ? campaign.plan().deadline() : last;
        double most = points.stream().mapToDouble(LineChart.Point::value).max().orElse(1);
        Campaign.Tally tally = progress.tally();
        HtmlContainer figure = Parts.tag(
                "div",
                "row figure",
                Parts.text("span", "big", Ruling.shown(tally.percent()) + " %"),
                Parts.text(
                        "span",
                        "dim",
                        tally.passed() + " passed, " + tally.open() + " open"
                                + (tally.waived() == 0 ? "" : ", " + tally.waived() + " let pass for now")));
        return new Panel("Progress")
                .sub(
                        campaign.open()
                                ? "Open answers from day to day; the dashed line reaches none on the deadline"
                                : "As it was when the campaign was closed")
                .body(
                        figure,
                        new LineChart(
                                points,
                                end,
                                most,
                                0.0,
                                "Open answers went from "
                                        + (long) points.getFirst().value() + " to " + tally.open() + " since "
                                        + Days.of(campaign.begins())));
    }

    private Panel questions(Campaign campaign, Campaign.Progress progress) {
        Scorecard scorecard = readiness.scorecard(campaign.plan().scorecard()).orElse(null);
        Table table =
                new Table().column("Question").number("Passed").number("Open").number("Let pass");
        for (Campaign.OfQuestion each : progress.questions()) {
            long all = each.passed() + each.open() + each.waived();
            String ask = scorecard == null
                    ? ""
                    : scorecard.question(each.question()).map(Question::ask).orElse("No longer asked");
            table.row()
                    .cell(Parts.text("span", "", ask + " "), Parts.text("span", "hint s", each.question()))
                    .cell(
                            new MiniBar(all == 0 ? 100 : 100.0 * each.passed() / all),
                            Parts.text("span", "", each.passed() + " of " + all))
                    .cell(Long.toString(each.open()))
                    .cell(Long.toString(each.waived()));
        }
        return new Panel("By question").flush(Parts.tag("div", "scroll", table));
    }

    private Panel services(Campaign campaign, Page<Campaign.Service> services) {
        Panel panel = new Panel("By service")
                .sub(services.total() + " services, most to do first" + (campaign.open() ? "" : ", as it was then"));
        if (services.items().isEmpty()) {
            return panel.flush(new EmptyState(
                    "The services that are to pass these questions",
                    "No service passes the campaign's filters now; those that come in later are counted."));
        }
        Set<EntityRef> owners = new LinkedHashSet<>();
        services.items().stream()
                .map(Campaign.Service::owner)
                .filter(java.util.Objects::nonNull)
                .map(EntityRef::of)
                .forEach(owners::add);
        Map<EntityRef, String> titles = catalog.titles(owners);
        Table table =
                new Table().column("Service").column("Owner").number("Open").column("Questions");
        for (Campaign.Service service : services.items()) {
            HtmlContainer open = Parts.tag("span", "");
            service.open()
                    .forEach(question ->
                            open.add(Parts.link(Parts.tab(service.entity(), question), "", question), new Span(" ")));
            if (service.open().isEmpty()) {
                open.add(Parts.text("span", "hint", "all passed"));
            }
            table.row()
                    .cell(Parts.link(Parts.tab(service.entity(), null), "name", service.name()))
                    .cell(Parts.owner(service.owner(), titles))
                    .cell(Integer.toString(service.open().size()))
                    .cell(open);
        }
        panel.flush(Parts.tag("div", "scroll", table));
        if (services.total() > services.items().size()) {
            panel.foot(button("Show more", () -> {
                shown += AT_ONCE;
                refresh();
            }));
        }
        return panel;
    }
}
