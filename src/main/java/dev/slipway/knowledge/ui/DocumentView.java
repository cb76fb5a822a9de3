package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.DocumentFilter;
import dev.slipway.knowledge.DocumentPage;
import dev.slipway.knowledge.Documents;
import dev.slipway.search.Search;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One document: contents at the left, what it says in the middle, what is known of it at the right. */
@Route("docs/:source/:path*")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
@StyleSheet("context://assets/runbook.css")
class DocumentView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Documents documents;
    private final Catalog catalog;
    private final Search search;
    private final Live live;
    private final Clock clock;
    private final List<DocumentExtra> extras;
    private String title = "";
    private Map<EntityRef, String> titles = Map.of();

    DocumentView(
            Documents documents, Catalog catalog, Search search, Live live, Clock clock, List<DocumentExtra> extras) {
        this.search = search;
        this.documents = documents;
        this.catalog = catalog;
        this.live = live;
        this.clock = clock;
        this.extras = extras;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String source = event.getRouteParameters().get("source").orElse("");
        String path = event.getRouteParameters().get("path").orElse("");
        if (!source.matches("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")) {
            throw missing(source, path);
        }
        show(documents.page(new SourceId(source), path).orElseThrow(() -> missing(source, path)));
    }

    private static Refusal missing(String source, String path) {
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "There is no document " + path + " in " + source + ". It may have been moved; search for its title.");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://assets/knowledge.js");
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    private void show(DocumentPage page) {
        Document document = page.document();
        title = document.label();
        titles = catalog.titles(DocumentParts.refs(List.of(document)));
        Div content = new Div(head(page), grid(page));
        content.addClassName("document");
        removeAll();
        add(content);
        live.follow(
                content,
                Set.of("document:" + document.id()),
                () -> documents.page(document.source(), document.path()).ifPresent(this::show));
        content.getElement().executeJs("window.slipwayDocument?.enhance(this)");
    }

    private PageHead head(DocumentPage page) {
        Document document = page.document();
        PageHead head = new PageHead(document.label(), lead(document));
        EntityRef entity = document.entity();
        Anchor kind = new Anchor(
                "docs?kind=" + document.kind().id() + (entity == null ? "" : "&entity=" + entity),
                document.kind().plural());
        Component place = entity == null
                ? new Anchor(
                        "docs?source=" + document.source(), document.source().value())
                : DocumentParts.link(entity, titles);
        head.crumbs(new Anchor("docs", "Documents"), place, kind, new Span(document.label()));
        Anchor file = new Anchor(AboutDocument.file(document), "");
        file.addClassName("btn");
        file.add(new Icon("branch").small(), new Span("Source file"));
        if (document.kind() == Document.Kind.DECISION_TREE) {
            Anchor walk = new Anchor(document.url(), "");
            walk.addClassNames("btn", "primary");
            walk.add(new Icon("tree").small(), new Span("Walk it"));
            head.actions(file, walk);
        } else {
            List<Component> actions = new ArrayList<>(List.of(
                    file,
                    new Download(
                            "Markdown",
                            document.name().replaceAll("[^\\w.-]+", "-"),
                            () -> page.markdown().getBytes(StandardCharsets.UTF_8))));
            extras.forEach(extra -> actions.addAll(extra.actions(document)));
            head.actions(actions.toArray(Component[]::new));
        }
        return head;
    }

    private String lead(Document document) {
        StringBuilder lead = new StringBuilder(document.kind().word());
        if (document.status() != null) {
            lead.append(" · ").append(document.status());
        }
        if (document.decided() != null) {
            lead.append(" · ").append(document.decided());
        }
        return lead.toString();
    }

    private Div grid(DocumentPage page) {
        Div middle = new Div(prose(page));
        middle.addClassNames("stack", "doc-middle");
        extras.forEach(extra -> middle.add(extra.below(page.document())));
        Div grid = new Div(contents(page), middle, aside(page));
        grid.addClassName("doc-grid");
        return grid;
    }

    private static Component contents(DocumentPage page) {
        Nav nav = new Nav();
        nav.addClassName("toc");
        nav.getElement().setAttribute("aria-label", "Contents");
        List<DocumentPage.Heading> headings = page.contents().stream()
                .filter(heading -> heading.level() <= 3)
                .limit(60)
                .toList();
        if (!headings.isEmpty()) {
            Div label = new Div("Contents");
            label.addClassName("label");
            nav.add(label);
        }
        for (DocumentPage.Heading heading : headings) {
            Anchor link = new Anchor(address(page.document()) + "#" + heading.id(), heading.text());
            link.setClassName("d2", heading.level() == 3);
            nav.add(link);
        }
        return nav;
    }

    private static Component prose(DocumentPage page) {
        if (page.html().isBlank()) {
            return new EmptyState("The document is empty", "What its file says will appear here.");
        }
        return new Html("<article class=\"prose\" dir=\"auto\">" + page.html() + "</article>");
    }

    private Component aside(DocumentPage page) {
        Document document = page.document();
        Aside aside = new Aside(new AboutDocument(document, titles, clock.instant(), extras, documents).panel());
        aside.addClassName("stack");
        aside.getElement().setAttribute("aria-label", "About this document");
        extras.forEach(extra -> aside.add(extra.aside(document)));
        List<Document> related = related(document);
        if (!related.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassNames("items", "s");
            related.forEach(other -> list.add(new ListItem(new Span(DocumentParts.link(other)))));
            aside.add(new Panel("Related").flush(list));
        }
        SimilarDocuments.to(search, document, related).ifPresent(aside::add);
        return aside;
    }

    private List<Document> related(Document document) {
        EntityRef entity = document.entity();
        if (entity == null) {
            return List.of();
        }
        return documents.list(DocumentFilter.of(entity), 0, 30).items().stream()
                .filter(other -> !other.id().equals(document.id()))
                .filter(other -> !"superseded".equals(other.status()))
                .limit(6)
                .toList();
    }

    private static String address(Document document) {
        return "docs/" + document.source() + "/" + Documents.encode(document.path());
    }
}
