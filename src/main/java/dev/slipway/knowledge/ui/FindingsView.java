package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
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
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFindings;
import dev.slipway.knowledge.Finding;
import dev.slipway.knowledge.FindingFilter;
import dev.slipway.knowledge.FoundInDocument;
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

/** What is wrong with documents, for those who keep them: by owner, by check, each with its line and its remedy. */
@Route("docs/findings")
@PageTitle("Document findings · Slipway")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
class FindingsView extends Div implements BeforeEnterObserver {

    private final DocumentFindings findings;
    private final Catalog catalog;
    private final LongList<FoundInDocument> list;
    private final Div checks = new Div();
    private final FilterBar bar = new FilterBar();
    private Map<String, String> wanted = Map.of();

    FindingsView(DocumentFindings findings, Catalog catalog, Live live) {
        this.findings = findings;
        this.catalog = catalog;
        addClassNames("documents", "findings");
        list = new LongList<>(
                "finding",
                "findings",
                1_000,
                "filter, or take the CSV.",
                shown -> findings.list(filter(wanted), 0, shown),
                this::draw,
                this::nothing);
        list.table().column("Finding").column("Document").column("Owner").column("Weight");
        checks.addClassNames("row", "finding-checks");
        bar.text("q", "Filter by title or path")
                .namedChoice("owner", "Owner", this::owners)
                .namedChoice("check", "Check", findings::checks)
                .namedChoice("kind", "Kind", () -> {
                    Map<String, String> named = new LinkedHashMap<>();
                    Arrays.stream(Document.Kind.values()).forEach(kind -> named.put(kind.id(), kind.word()));
                    return named;
                })
                .choice("weight", "Weight", () -> List.of("high", "medium", "low"))
                .field("entity", entity -> {})
                .field("source", source -> {})
                .end(list.count(), new Download("CSV", "document-findings.csv", () -> findings.csv(filter(wanted))))
                .onChange(values -> {
                    wanted = values;
                    list.begin();
                });
        add(
                new PageHead("Document findings", "What readers would stumble over, and what mends it")
                        .crumbs(new Anchor("docs", "Documents"), new Span("Findings")),
                bar,
                checks,
                list);
        live.followAll(this, list::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> values = new HashMap<>();
        event.getLocation().getQueryParameters().getParameters().forEach((key, all) -> values.put(key, all.getFirst()));
        wanted = values;
        bar.values(values);
        list.begin();
    }

    private Map<String, String> owners() {
        Map<String, Long> owners = findings.owners();
        Map<EntityRef, String> titles = catalog.titles(owners.keySet().stream()
                .filter(owner -> !owner.equals(FindingFilter.NOBODY))
                .map(EntityRef::of)
                .toList());
        Map<String, String> named = new LinkedHashMap<>();
        owners.forEach((owner, number) -> named.put(
                owner,
                (owner.equals(FindingFilter.NOBODY)
                                ? "Nobody"
                                : titles.getOrDefault(
                                        EntityRef.of(owner), EntityRef.of(owner).name()))
                        + " (" + number + ")"));
        return named;
    }

    private void draw(Table table, Page<FoundInDocument> page) {
        Map<EntityRef, String> titles = catalog.titles(page.items().stream()
                .map(found -> found.document().owner())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        for (FoundInDocument found : page.items()) {
            Document document = found.document();
            Div title = new Div(DocumentParts.icon(document.kind()).small(), DocumentParts.link(document));
            title.addClassName("row-title");
            table.row()
                    .cell(FindingParts.words(found))
                    .cell(title)
                    .cell(owner(document, titles))
                    .cell(FindingParts.weight(found.finding().weight()));
        }
        showChecks(filter(wanted));
    }

    private EmptyState nothing() {
        return wanted.isEmpty()
                ? new EmptyState("Nothing to mend", "Every document passes every check.")
                : new EmptyState("No finding passes these filters", "Take one of them away to see more.");
    }

    private void showChecks(FindingFilter filter) {
        Map<String, String> titles = findings.checks();
        checks.removeAll();
        findings.counts(new FindingFilter(
                        null,
                        filter.weight(),
                        filter.kind(),
                        filter.owner(),
                        filter.entity(),
                        filter.source(),
                        filter.text()))
                .forEach((check, number) -> {
                    boolean on = check.equals(filter.check());
                    NativeButton chip = new NativeButton(
                            titles.getOrDefault(check, check) + " " + String.format("%,d", number),
                            click -> bar.choose("check", on ? "" : check));
                    chip.addClassName("chip");
                    chip.getElement().setAttribute("aria-pressed", String.valueOf(on));
                    checks.add(chip);
                });
    }

    private static Component owner(Document document, Map<EntityRef, String> titles) {
        EntityRef owner = document.owner();
        return owner == null ? new Span("nobody") : DocumentParts.link(owner, titles);
    }

    private static FindingFilter filter(Map<String, String> values) {
        return new FindingFilter(
                values.get("check"),
                Arrays.stream(Finding.Weight.values())
                        .filter(weight -> weight.name().equalsIgnoreCase(values.get("weight")))
                        .findFirst()
                        .orElse(null),
                Document.Kind.of(values.getOrDefault("kind", "")),
                Optional.ofNullable(values.get("owner"))
                        .map(owner -> owner.equals(FindingFilter.NOBODY)
                                ? owner
                                : EntityRef.parse(owner, "group", EntityRef.DEFAULT_NAMESPACE)
                                        .map(EntityRef::toString)
                                        .orElse(owner))
                        .orElse(null),
                Optional.ofNullable(values.get("entity"))
                        .flatMap(ref -> EntityRef.parse(ref, "component", EntityRef.DEFAULT_NAMESPACE))
                        .orElse(null),
                values.get("source"),
                values.get("q"));
    }
}
