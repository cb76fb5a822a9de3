package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Exercise;
import dev.slipway.knowledge.Runbook;
import dev.slipway.knowledge.RunbookFilter;
import dev.slipway.knowledge.Runbooks;
import dev.slipway.ui.AgeStamp;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which runbooks can be trusted: when each was exercised last, those that never were first. */
@Route("runbooks")
@PageTitle("Runbooks · Slipway")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
@StyleSheet("context://assets/runbook.css")
class RunbooksView extends Div {

    private final Runbooks runbooks;
    private final Catalog catalog;
    private final Clock clock;
    private final LongList<Runbook> list;
    private Map<String, String> wanted = Map.of();

    RunbooksView(Runbooks runbooks, Catalog catalog, Live live, Clock clock) {
        this.runbooks = runbooks;
        this.catalog = catalog;
        this.clock = clock;
        addClassName("runbooks");
        list = new LongList<>(
                "runbook",
                "runbooks",
                1_000,
                "filter, or take the CSV.",
                shown -> runbooks.list(filter(), 0, shown),
                this::draw,
                this::nothing);
        list.table()
                .column("Runbook")
                .column("Service")
                .column("Alerts")
                .column("Last exercised")
                .column("Outcome");
        FilterBar bar = new FilterBar()
                .text("q", "Filter by title or path")
                .namedChoice("exercised", "Exercised", () -> {
                    Map<String, String> named = new LinkedHashMap<>();
                    named.put("never", "Never");
                    named.put("stale", "Too long ago");
                    named.put("fresh", "Within " + runbooks.fresh().toDays() + " days");
                    return named;
                })
                .end(list.count(), new Download("CSV", "runbooks.csv", () -> runbooks.csv(filter())))
                .onChange(values -> {
                    wanted = values;
                    list.begin();
                });
        add(new PageHead("Runbooks", "Which were exercised, and which nobody has tried for long"), bar, list);
        list.begin();
        live.followAll(this, list::refresh);
    }

    private RunbookFilter filter() {
        String exercised = wanted.getOrDefault("exercised", "");
        return new RunbookFilter(
                null,
                wanted.get("q"),
                Arrays.stream(RunbookFilter.Exercised.values())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(exercised))
                        .findFirst()
                        .orElse(null));
    }

    private void draw(Table table, Page<Runbook> page) {
        Instant now = clock.instant();
        List<Document> documents = page.items().stream().map(Runbook::document).toList();
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(documents));
        for (Runbook runbook : page.items()) {
            Document document = runbook.document();
            EntityRef entity = document.entity();
            Div title = new Div(DocumentParts.icon(document.kind()).small(), DocumentParts.link(document));
            title.addClassName("row-title");
            table.row()
                    .cell(title)
                    .cell(entity == null ? new Span(document.source().value()) : DocumentParts.link(entity, titles))
                    .cell(String.join(", ", runbook.alerts()))
                    .cell(exercised(runbook, now))
                    .cell(runbook.last() == null ? new Span() : RunParts.state(runbook.last()));
        }
    }

    private EmptyState nothing() {
        return wanted.isEmpty()
                ? new EmptyState(
                        "No runbooks yet",
                        "Markdown files in a folder runbooks, or with headings such as Impact, Diagnosis and"
                                + " Mitigation, appear here.")
                : new EmptyState("No runbook passes these filters", "Take one of them away to see more.");
    }

    private Component exercised(Runbook runbook, Instant now) {
        Exercise last = runbook.last();
        if (last == null || last.endedAt() == null) {
            return new StateMark(StateMark.Kind.STALE, "never");
        }
        return new AgeStamp(
                last.occasion().word() + " by " + last.startedBy(),
                last.url(),
                last.endedAt(),
                runbooks.validUntil(last),
                now);
    }
}
