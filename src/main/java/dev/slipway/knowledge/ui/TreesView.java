package dev.slipway.knowledge.ui;

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
import dev.slipway.knowledge.Trees;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Table;
import java.util.List;
import java.util.Map;

/** Every decision tree, with how often it helped. */
@Route("trees")
@PageTitle("Decision trees · Slipway")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
@StyleSheet("context://assets/tree.css")
class TreesView extends Div {

    private final Trees trees;
    private final Catalog catalog;
    private final LongList<Trees.Listed> list;
    private Map<String, String> wanted = Map.of();

    TreesView(Trees trees, Catalog catalog, Live live) {
        this.trees = trees;
        this.catalog = catalog;
        addClassName("trees");
        list = new LongList<>(
                "tree",
                "trees",
                500,
                "filter, or take the CSV.",
                shown -> trees.list(wanted.get("q"), null, 0, shown),
                this::draw,
                this::nothing);
        list.table().column("Symptom").column("Belongs to").number("Questions").column("Helped");
        FilterBar bar = new FilterBar()
                .text("q", "Filter by symptom")
                .end(list.count(), new Download("CSV", "decision-trees.csv", () -> trees.csv(wanted.get("q"))))
                .onChange(values -> {
                    wanted = values;
                    list.begin();
                });
        add(new PageHead("Decision trees", "From a symptom to what helps, one question at a time"), bar, list);
        list.begin();
        live.followAll(this, list::refresh);
    }

    private void draw(Table table, Page<Trees.Listed> page) {
        List<Document> documents =
                page.items().stream().map(Trees.Listed::document).toList();
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(documents));
        for (Trees.Listed one : page.items()) {
            Document document = one.document();
            EntityRef entity = document.entity();
            Div title = new Div(DocumentParts.icon(document.kind()).small(), DocumentParts.link(document));
            title.addClassName("row-title");
            String helped = TreeParts.helped("", one.use());
            table.row()
                    .cell(title)
                    .cell(entity == null ? new Span(document.source().value()) : DocumentParts.link(entity, titles))
                    .cell(String.valueOf(one.tree().questions()))
                    .cell(helped.isEmpty() ? "not told yet" : helped);
        }
    }

    private EmptyState nothing() {
        return wanted.isEmpty()
                ? new EmptyState(
                        "No decision trees yet",
                        "Descriptors of kind DecisionTree appear here, and Markdown files that say kind:"
                                + " decision-tree and draw one with Mermaid.")
                : new EmptyState("No tree passes this filter", "Take it away to see more.");
    }
}
