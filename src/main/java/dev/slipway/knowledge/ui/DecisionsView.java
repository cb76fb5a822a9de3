package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Confirmation;
import dev.slipway.knowledge.Decision;
import dev.slipway.knowledge.DecisionFilter;
import dev.slipway.knowledge.Decisions;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions along time, the latest first, year by year; filtered by what stands in the address. */
@Route("adrs")
@PageTitle("Decisions · Slipway")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
class DecisionsView extends Div implements BeforeEnterObserver {

    private static final int STEP = 100;

    private final Decisions decisions;
    private final Documents documents;
    private final Catalog catalog;
    private final Div years = new Div();
    private final Span count = new Span();
    private final MoreRows more = new MoreRows(STEP, 1_000, "filter, or take the CSV.", this::showMore);
    private final FilterBar bar = new FilterBar();
    private final Div headPlace = new Div();
    private Map<String, String> wanted = Map.of();
    private int shown = STEP;

    DecisionsView(Decisions decisions, Documents documents, Catalog catalog, Live live) {
        this.decisions = decisions;
        this.documents = documents;
        this.catalog = catalog;
        addClassNames("documents", "decisions");
        count.addClassName("dim");
        count.getElement().setAttribute("role", "status");
        bar.text("q", "Filter by title or path")
                .namedChoice("entity", "Service", () -> named(decisions.entities()))
                .namedChoice("system", "System", () -> named(decisions.systems()))
                .namedChoice("owner", "Owner", () -> named(decisions.owners()))
                .choice(
                        "status",
                        "Status",
                        () -> List.of("proposed", "accepted", "rejected", "deprecated", "superseded"))
                .namedChoice("confirmed", "Confirmed", () -> {
                    Map<String, String> named = new LinkedHashMap<>();
                    Arrays.stream(Confirmation.State.values())
                            .forEach(state -> named.put(state.name().toLowerCase(java.util.Locale.ROOT), state.word()));
                    return named;
                })
                .namedChoice("open", "To do", () -> Map.of("true", "Waits, is due or contradicted"))
                .field("source", source -> {})
                .end(count, new Download("CSV", "decisions.csv", () -> decisions.csv(filter(wanted))))
                .onChange(values -> {
                    wanted = values;
                    shown = STEP;
                    refresh();
                });
        years.addClassName("years");
        add(headPlace, bar, years, more);
        live.followAll(this, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> values = new HashMap<>();
        event.getLocation().getQueryParameters().getParameters().forEach((key, all) -> values.put(key, all.getFirst()));
        wanted = values;
        shown = STEP;
        bar.values(values);
        refresh();
    }

    private PageHead head() {
        String entity = wanted.get("entity");
        Anchor write = new Anchor("adrs/new" + (entity == null ? "" : "?entity=" + entity), "New decision");
        write.addClassNames("btn", "primary");
        return new PageHead("Decisions", "What was decided, when and by whom, and what still holds")
                .crumbs(new Anchor("docs", "Documents"), new Span("Decisions"))
                .actions(write);
    }

    private Map<String, String> named(List<EntityRef> refs) {
        Map<EntityRef, String> titles = catalog.titles(refs);
        Map<String, String> named = new LinkedHashMap<>();
        refs.forEach(ref -> named.put(ref.toString(), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    private void showMore() {
        shown += STEP;
        refresh();
    }

    private void refresh() {
        Page<Decision> page = decisions.list(filter(wanted), 0, shown);
        List<Document> all = page.items().stream().map(Decision::document).toList();
        Map<String, List<Document>> successors = documents.successors(all);
        Map<EntityRef, String> titles = catalog.titles(all.stream()
                .flatMap(document -> Stream.of(document.entity(), document.owner()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        headPlace.removeAll();
        headPlace.add(head());
        years.removeAll();
        Map<String, List<Decision>> byYear = page.items().stream()
                .collect(Collectors.groupingBy(DecisionsView::year, LinkedHashMap::new, Collectors.toList()));
        byYear.forEach((year, some) -> years.add(year(year, some, successors, titles)));
        count.setText(page.total() == 1 ? "1 decision" : String.format("%,d decisions", page.total()));
        more.after(page);
        if (page.total() == 0) {
            years.add(
                    wanted.isEmpty()
                            ? new EmptyState(
                                    "No decisions yet",
                                    "Decision records in your sources appear here, MADR and Nygard's among them. Write the"
                                            + " first one here.")
                            : new EmptyState("No decision passes these filters", "Take one of them away to see more."));
        }
    }

    private static String year(Decision decision) {
        String decided = decision.document().decided();
        return decided == null ? "Without a date" : decided.substring(0, 4);
    }

    private static Component year(
            String year, List<Decision> some, Map<String, List<Document>> successors, Map<EntityRef, String> titles) {
        Table table = new Table()
                .column("Decided")
                .column("Decision")
                .column("Status")
                .column("Belongs to")
                .column("Deciders");
        for (Decision decision : some) {
            Document document = decision.document();
            Div title = new Div(DocumentParts.link(document));
            title.addClassName("row-title");
            Span day = new Span(document.decided() == null ? "" : document.decided());
            day.addClassNames("nowrap", "mono");
            Div status = new Div(DocumentParts.status(document));
            Confirmation confirmation = decision.confirmation();
            if (confirmation != null) {
                status.add(new Div(DecisionParts.mark(confirmation.state())));
            }
            table.row()
                    .cell(day)
                    .cell(new Div(
                            title,
                            DocumentParts.succession(
                                    "superseded by", successors.getOrDefault(document.id(), List.of()))))
                    .cell(status)
                    .cell(belonging(document, titles))
                    .cell(String.join(", ", decision.deciders()));
        }
        Div wide = new Div(table);
        wide.addClassName("table-wrap");
        Div group = new Div(new H2(year), wide);
        group.addClassName("year");
        return group;
    }

    private static Component belonging(Document document, Map<EntityRef, String> titles) {
        EntityRef entity = document.entity();
        return entity == null ? new Span(document.source().value()) : DocumentParts.link(entity, titles);
    }

    private static DecisionFilter filter(Map<String, String> values) {
        return new DecisionFilter(
                ref(values.get("entity"), "component"),
                ref(values.get("system"), "system"),
                ref(values.get("owner"), "group"),
                values.get("source"),
                values.get("status"),
                Arrays.stream(Confirmation.State.values())
                        .filter(state -> state.name().equalsIgnoreCase(values.get("confirmed")))
                        .findFirst()
                        .orElse(null),
                "true".equals(values.get("open")),
                values.get("q"));
    }

    private static @Nullable EntityRef ref(@Nullable String text, String kind) {
        return Optional.ofNullable(text)
                .flatMap(ref -> EntityRef.parse(ref, kind, EntityRef.DEFAULT_NAMESPACE))
                .orElse(null);
    }
}
