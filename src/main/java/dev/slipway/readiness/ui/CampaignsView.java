package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Campaign;
import dev.slipway.readiness.Campaigns;
import dev.slipway.readiness.CampaignsCsv;
import dev.slipway.readiness.Readiness;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilteredList;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be passed by whom until when, and how far each has come. */
@Route("campaigns")
@PageTitle("Campaigns")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/readiness.css")
final class CampaignsView extends FilteredList {

    private static final int AT_ONCE = 25;
    private static final String RUNNING = "running";

    private final Campaigns campaigns;
    private final Catalog catalog;
    private final Clock clock;
    private final boolean mayPlan;

    CampaignsView(Campaigns campaigns, Readiness readiness, Catalog catalog, Clock clock) {
        super(AT_ONCE);
        this.campaigns = campaigns;
        this.catalog = catalog;
        this.clock = clock;
        this.mayPlan = campaigns.mayPlan();
        PageHead head = new PageHead("Campaigns", "Some questions that some services are to pass by a day");
        List<Component> actions = new ArrayList<>(List.of(new Download(
                "CSV",
                "campaigns.csv",
                () -> CampaignsCsv.list(campaigns, open(), bar.values().get("q")))));
        if (mayPlan) {
            NativeButton start = new NativeButton(
                    "New campaign",
                    click -> new CampaignDialog(
                                    campaigns,
                                    readiness,
                                    catalog,
                                    null,
                                    made -> UI.getCurrent().navigate("campaigns/" + made.id()))
                            .open());
            start.addClassNames("btn", "primary");
            actions.add(start);
        }
        head.actions(actions.toArray(Component[]::new));
        bar.text("q", "Filter campaigns").choice("state", "State", () -> List.of(RUNNING, "closed"));
        compose(head);
    }

    /** Null for all of them. */
    private @Nullable Boolean open() {
        String state = bar.values().getOrDefault("state", "");
        return state.isEmpty() ? null : state.equals(RUNNING);
    }

    @Override
    protected void refresh() {
        Page<Campaign> page = campaigns.list(open(), bar.values().get("q"), 0, shown());
        list.removeAll();
        if (page.items().isEmpty()) {
            list.add(new Panel("No campaigns")
                    .flush(new EmptyState(
                            "What several services are to mend together",
                            !bar.values().isEmpty()
                                    ? "None passes these filters."
                                    : mayPlan
                                            ? "Choose a few questions, the services, a deadline and who answers for it."
                                            : "Nobody has started one. Leads and administrators can.")));
            return;
        }
        Map<EntityRef, String> titles = catalog.titles(
                page.items().stream().map(each -> each.plan().lead()).collect(Collectors.toSet()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<Long, Campaign.Tally> tallies = campaigns.tallies(page.items());
        Table table = new Table()
                .column("Campaign")
                .column("State")
                .number("Passed")
                .number("Open")
                .column("Deadline")
                .column("Who answers for it");
        for (Campaign campaign : page.items()) {
            Campaign.Tally tally = tallies.getOrDefault(campaign.id(), Campaign.Tally.NONE);
            table.row()
                    .cell(Parts.tag(
                            "div",
                            "",
                            Parts.link(
                                    "campaigns/" + campaign.id(),
                                    "name",
                                    campaign.plan().title()),
                            Parts.text(
                                    "div",
                                    "sub clamp",
                                    String.join(", ", campaign.plan().questions()))))
                    .cell(state(campaign, tally, today))
                    .cell(new MiniBar(tally.percent()))
                    .cell(Long.toString(tally.open()))
                    .cell(Days.brief(campaign.plan().deadline()))
                    .cell(titles.getOrDefault(
                            campaign.plan().lead(), campaign.plan().lead().name()));
        }
        Panel panel = new Panel("Campaigns").flush(Parts.tag("div", "scroll", table));
        more(panel, page);
        list.add(panel);
    }

    static StateMark state(Campaign campaign, Campaign.Tally tally, LocalDate today) {
        if (!campaign.open()) {
            return new StateMark(StateMark.Kind.PLAIN, "closed");
        }
        if (tally.open() == 0) {
            return new StateMark(StateMark.Kind.GOOD, "reached");
        }
        return campaign.plan().deadline().isBefore(today)
                ? new StateMark(StateMark.Kind.BAD, "overdue")
                : new StateMark(StateMark.Kind.WATCH, "running");
    }
}
