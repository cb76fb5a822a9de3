package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.ui.EntityTab;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.knowledge.Runbooks;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of one entity, by what they are for; of decisions, which one took whose place. */
@org.springframework.stereotype.Component
class DocsTab implements EntityTab {

    private static final int SHOWN = 50;

    private final Documents documents;
    private final Runbooks runbooks;
    private final Clock clock;

    DocsTab(Documents documents, Runbooks runbooks, Clock clock) {
        this.documents = documents;
        this.runbooks = runbooks;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "docs";
    }

    @Override
    public String title() {
        return "Docs";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public boolean shows(Entity entity) {
        return entity.root() != null || !documents.counts(entity.ref()).isEmpty();
    }

    @Override
    public @Nullable String figure(Entity entity) {
        long count = documents.counts(entity.ref()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return count == 0 ? null : String.valueOf(count);
    }

    @Override
    public Component content(Entity entity) {
        return new Shelf(entity, documents.of(entity.ref()));
    }

    @StyleSheet("context://assets/knowledge.css")
    private final class Shelf extends Div {
        Shelf(Entity entity, List<Document> all) {
            addClassNames("stack", "shelf");
            if (all.isEmpty()) {
                add(new EmptyState(
                        "No documents yet",
                        "Markdown files beside the descriptor appear here: decision records in docs/adr, runbooks in"
                                + " runbooks, guides anywhere."));
            }
            AlertsPanel.of(runbooks.alerts(entity.ref()), entity.source()).ifPresent(this::add);
            Map<String, List<Document>> successors = documents.successors(all);
            for (Document.Kind kind : Document.Kind.values()) {
                List<Document> some =
                        all.stream().filter(document -> document.kind() == kind).toList();
                if (!some.isEmpty()) {
                    add(panel(entity, kind, some, successors));
                }
            }
        }

        private Panel panel(
                Entity entity, Document.Kind kind, List<Document> some, Map<String, List<Document>> successors) {
            Instant now = clock.instant();
            boolean records = kind == Document.Kind.ADR;
            Table table = new Table();
            table.column("Title");
            if (records) {
                table.column("Status").column("Decided");
            }
            table.column("Changed");
            for (Document document : some.subList(0, Math.min(SHOWN, some.size()))) {
                Div title = new Div(DocumentParts.icon(kind).small(), DocumentParts.link(document));
                title.addClassName("row-title");
                Table.Row row = table.row()
                        .cell(new Div(
                                title,
                                DocumentParts.succession(
                                        "superseded by", successors.getOrDefault(document.id(), List.of()))));
                if (records) {
                    row.cell(DocumentParts.status(document)).cell(document.decided() == null ? "" : document.decided());
                }
                Div changed = new Div(DocumentParts.ago(document.changedAt(), now));
                if (document.changedBy() != null) {
                    changed.add(new Span(" by " + document.changedBy()));
                }
                row.cell(changed);
            }
            Div wide = new Div(table);
            wide.addClassName("table-wrap");
            Panel panel =
                    new Panel(kind.plural()).sub(String.valueOf(some.size())).flush(wide);
            if (records) {
                panel.end(new Anchor("adrs/new?entity=" + entity.ref(), "New decision"));
            }
            if (some.size() > SHOWN) {
                panel.foot(new Span(
                        new Anchor("docs?kind=" + kind.id() + "&entity=" + entity.ref(), "All " + some.size())));
            }
            return panel;
        }
    }
}
