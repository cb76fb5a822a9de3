package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Waiver;
import dev.slipway.readiness.WaiverFilter;
import dev.slipway.readiness.Waivers;
import dev.slipway.readiness.WaiversCsv;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilteredList;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every waiver: what waits for a decision, what holds and until when, and what there was. */
@Route("waivers")
@PageTitle("Waivers")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/readiness.css")
final class WaiversView extends FilteredList {

    private static final int AT_ONCE = 50;

    private final Waivers waivers;
    private final Readiness readiness;
    private final Catalog catalog;
    private final Clock clock;

    WaiversView(Waivers waivers, Readiness readiness, Catalog catalog, Live live, Clock clock) {
        super(AT_ONCE);
        this.waivers = waivers;
        this.readiness = readiness;
        this.catalog = catalog;
        this.clock = clock;
        PageHead head = new PageHead("Waivers", "What is let pass for a while, on whose word, and until when");
        head.actions(new Download("CSV", "waivers.csv", () -> WaiversCsv.write(waivers, filter())));
        bar.text("q", "Filter waivers")
                .choice(
                        "state",
                        "State",
                        () -> Arrays.stream(Waiver.State.values())
                                .map(Waiver.State::word)
                                .toList())
                .namedChoice("owner", "Owner", this::owners)
                .choice(
                        "question",
                        "Question",
                        () -> readiness
                                .required(Readiness.PRODUCTION_READINESS)
                                .questions()
                                .map(question -> question.id())
                                .toList());
        compose(head);
        live.followAll(this, this::refresh);
    }

    private Map<String, String> owners() {
        List<EntityRef> all = readiness.owners(Readiness.PRODUCTION_READINESS).stream()
                .map(EntityRef::of)
                .toList();
        Map<EntityRef, String> titles = catalog.titles(all);
        Map<String, String> named = new LinkedHashMap<>();
        all.forEach(ref -> named.put(ref.toString(), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    private WaiverFilter filter() {
        Map<String, String> values = bar.values();
        String owner = values.getOrDefault("owner", "");
        return new WaiverFilter(
                Waiver.State.ofWord(values.getOrDefault("state", "")).orElse(null),
                null,
                EntityRef.parse(owner, "group", EntityRef.DEFAULT_NAMESPACE).orElse(null),
                values.get("question"),
                null,
                values.get("q"));
    }

    @Override
    protected void refresh() {
        WaiverFilter filter = filter();
        Page<Waiver> page = waivers.list(filter, 0, shown());
        list.removeAll();
        if (page.items().isEmpty()) {
            list.add(new Panel("No waivers")
                    .flush(new EmptyState(
                            "Questions that are let pass for a while",
                            filter.equals(WaiverFilter.NONE)
                                    ? "Nobody has asked for one. On the readiness tab of a service, each blocker can be waived:"
                                            + " with a reason, what makes up for it, and an end."
                                    : "None passes these filters.")));
            return;
        }
        Map<EntityRef, String> titles =
                catalog.titles(page.items().stream().map(Waiver::entity).collect(Collectors.toSet()));
        Table table = new Table()
                .column("Waiver")
                .column("State")
                .column("Until")
                .column("Requested by")
                .column("Decided by");
        table.addClassName("waivers");
        Instant now = clock.instant();
        page.items().forEach(waiver -> row(table, waiver, titles, now));
        Panel panel = new Panel("Waivers").sub(page.total() + (page.total() == 1 ? " waiver" : " waivers"));
        panel.flush(Parts.tag("div", "scroll", table));
        more(panel, page);
        list.add(panel);
    }

    private static void row(Table table, Waiver waiver, Map<EntityRef, String> titles, Instant now) {
        String name = titles.getOrDefault(waiver.entity(), waiver.entity().name());
        HtmlContainer what = Parts.tag(
                "div",
                "",
                Parts.link(address(waiver), "name", waiver.question() + " of " + name),
                Parts.text("div", "sub clamp", waiver.reason()));
        table.row()
                .cell(what)
                .cell(state(waiver, now))
                .cell(until(waiver, now))
                .cell(waiver.requestedBy())
                .cell(waiver.decidedBy() == null ? "" : waiver.decidedBy());
    }

    static String address(Waiver waiver) {
        return "waivers/" + waiver.id();
    }

    static Component until(Waiver waiver, Instant now) {
        HtmlContainer cell = Parts.tag("span", "", Parts.text("span", "", Days.brief(waiver.lastDay())));
        if (waiver.state().open() && waiver.end().isAfter(now)) {
            cell.add(Parts.text("div", "sub", "ends " + Ages.ago(waiver.end(), now)));
        }
        return cell;
    }

    static StateMark state(Waiver waiver, Instant now) {
        return switch (waiver.state()) {
            case REQUESTED -> new StateMark(StateMark.Kind.WATCH, "waits for a decision");
            case APPROVED ->
                waiver.holdsAt(now)
                        ? new StateMark(StateMark.Kind.GOOD, "holds")
                        : new StateMark(StateMark.Kind.STALE, "ended");
            case REFUSED -> new StateMark(StateMark.Kind.BAD, "refused");
            case WITHDRAWN -> new StateMark(StateMark.Kind.PLAIN, "withdrawn");
            case REVOKED -> new StateMark(StateMark.Kind.BAD, "revoked");
            case ENDED -> new StateMark(StateMark.Kind.STALE, "ended");
        };
    }
}
