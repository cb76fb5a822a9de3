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

    private static final int STEP = 100;

    private final Trees trees;
    private final Catalog catalog;
    private final Table table = new Table();
    private final Div list = new Div();
    private final Span count = new Span();
    private final MoreRows more = new MoreRows(STEP, 500, "filter to see the others.", this::showMore);
    private Map<String, String> wanted = Map.of();
    private int shown = STEP;

    TreesView(Trees trees, Catalog catalog, Live live) {
        this.trees = trees;
        this.catalog = catalog;
        addClassName("trees");
        table.column("Symptom").column("Belongs to").number("Questions").column("Helped");
        count.addClassName("dim");
        count.getElement().setAttribute("role", "status");
        more.addClassName("panel-foot");
        FilterBar bar = new FilterBar()
                .text("q", "Filter by symptom")
                .end(count)
                .onChange(values -> {
                    wanted = values;
                    shown = STEP;
                    refresh();
                });
        Div wide = new Div(table);
        wide.addClassName("table-wrap");
        wide.getElement().setAttribute("tabindex", "0");
        wide.getElement().setAttribute("role", "region");
        wide.getElement().setAttribute("aria-label", "Decision trees");
        list.add(wide, more);
        add(new PageHead("Decision trees", "From a symptom to what helps, one question at a time"), bar, list);
        refresh();
        live.followAll(this, this::refresh);
    }

    private void showMore() {
        shown += STEP;
        refresh();
    }

    private void refresh() {
        Page<Trees.Listed> page = trees.list(wanted.get("q"), null, 0, shown);
        List<Document> documents =
                page.items().stream().map(Trees.Listed::document).toList();
        Map<EntityRef, String> titles = catalog.titles(DocumentParts.refs(documents));
        table.clear();
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
        count.setText(page.total() == 1 ? "1 tree" : String.format("%,d trees", page.total()));
        more.after(page);
        list.setVisible(page.total() > 0);
        getChildren().filter(EmptyState.class::isInstance).findFirst().ifPresent(this::remove);
        if (page.total() == 0) {
            add(
                    wanted.isEmpty()
                            ? new EmptyState(
                                    "No decision trees yet",
                                    "Descriptors of kind DecisionTree appear here, and Markdown files that say kind:"
                                            + " decision-tree and draw one with Mermaid.")
                            : new EmptyState("No tree passes this filter", "Take it away to see more."));
        }
    }
}
