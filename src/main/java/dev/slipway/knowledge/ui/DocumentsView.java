package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Page;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFilter;
import dev.slipway.knowledge.Documents;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every document there is, filtered by what stands in the address. */
@Route("docs")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
class DocumentsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Documents documents;
    private final Catalog catalog;
    private final Clock clock;
    private final LongList<Document> list;
    private final FilterBar bar = new FilterBar();
    private Map<String, String> wanted = Map.of();

    DocumentsView(Documents documents, Catalog catalog, Sources sources, Live live, Clock clock) {
        this.documents = documents;
        this.catalog = catalog;
        this.clock = clock;
        addClassName("documents");
        list = new LongList<>(
                "document",
                "documents",
                1_000,
                "filter, or take the CSV.",
                shown -> documents.list(filter(wanted), 0, shown),
                this::draw,
                this::nothing);
        list.table()
                .column("Title")
                .column("Kind")
                .column("Status")
                .column("Belongs to")
                .column("Changed");
        bar.text("q", "Filter by title or path")
                .namedChoice("kind", "Kind", () -> {
                    Map<String, String> named = new LinkedHashMap<>();
                    Arrays.stream(Document.Kind.values()).forEach(kind -> named.put(kind.id(), kind.word()));
                    return named;
                })
                .namedChoice("entity", "Service", () -> {
                    List<EntityRef> all = documents.entities(200);
                    Map<EntityRef, String> titles = catalog.titles(all);
                    Map<String, String> named = new LinkedHashMap<>();
                    all.forEach(ref -> named.put(ref.toString(), titles.getOrDefault(ref, ref.name())));
                    return named;
                })
                .choice(
                        "status",
                        "Status",
                        () -> List.of("proposed", "accepted", "rejected", "deprecated", "superseded"))
                .choice(
                        "source",
                        "Source",
                        () -> sources.list().stream()
                                .map(Source::id)
                                .map(SourceId::value)
                                .toList())
                .end(list.count(), new Download("CSV", "documents.csv", () -> documents.csv(filter(wanted))))
                .onChange(values -> {
                    wanted = values;
                    list.begin();
                });
        add(bar, list);
        live.followAll(this, list::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> values = new HashMap<>();
        event.getLocation().getQueryParameters().getParameters().forEach((key, all) -> values.put(key, all.getFirst()));
        wanted = values;
        bar.values(values);
        getChildren().filter(PageHead.class::isInstance).findFirst().ifPresent(this::remove);
        addComponentAsFirst(
                new PageHead(heading(), "What people wrote down: records, runbooks, playbooks, guides and trees")
                        .actions(findings()));
        list.begin();
    }

    @Override
    public String getPageTitle() {
        return heading() + " · Slipway";
    }

    private static Anchor findings() {
        Anchor findings = new Anchor("docs/findings", "Findings");
        findings.addClassName("btn");
        return findings;
    }

    private String heading() {
        return Document.Kind.of(wanted.getOrDefault("kind", "")) == Document.Kind.DECISION_TREE
                ? "Decision trees"
                : "Documents";
    }

    private void draw(Table table, Page<Document> page) {
        Instant now = clock.instant();
        Map<String, List<Document>> successors = documents.successors(page.items());
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(page.items()));
        for (Document document : page.items()) {
            Div title = new Div(DocumentParts.icon(document.kind()).small(), DocumentParts.link(document));
            title.addClassName("row-title");
            Div first = new Div(
                    title,
                    DocumentParts.succession("superseded by", successors.getOrDefault(document.id(), List.of())));
            table.row()
                    .cell(first)
                    .cell(document.kind().word())
                    .cell(DocumentParts.status(document))
                    .cell(belonging(document, titles))
                    .cell(DocumentParts.ago(document.changedAt(), now));
        }
    }

    private EmptyState nothing() {
        return wanted.isEmpty()
                ? new EmptyState(
                        "No documents yet",
                        "Texts of your sources appear here, in Markdown, AsciiDoc, reStructuredText or Org: decision"
                                + " records, runbooks, guides.")
                : new EmptyState("No document passes these filters", "Take one of them away to see more.");
    }

    private static Component belonging(Document document, Map<EntityRef, String> titles) {
        EntityRef entity = document.entity();
        return entity == null ? new Span(document.source().value()) : DocumentParts.link(entity, titles);
    }

    private static DocumentFilter filter(Map<String, String> values) {
        return new DocumentFilter(
                Document.Kind.of(values.getOrDefault("kind", "")),
                Optional.ofNullable(values.get("entity"))
                        .flatMap(ref -> EntityRef.parse(ref, "component", EntityRef.DEFAULT_NAMESPACE))
                        .orElse(null),
                source(values.get("source")),
                values.get("status"),
                values.get("q"));
    }

    private static @Nullable SourceId source(@Nullable String id) {
        try {
            return id == null ? null : new SourceId(id);
        } catch (IllegalArgumentException e) { // typed into the address by hand
            return null;
        }
    }
}
