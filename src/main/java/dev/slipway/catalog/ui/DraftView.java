package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Draft;
import dev.slipway.catalog.Drafts;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Ownership;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a descriptor by a form: a new one, or one that is there; to take away, or onto a branch. */
@Route("catalog/new")
@RouteAlias("catalog/edit")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/catalog.css")
final class DraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final String FIRST = "Component";

    private final Drafts drafts;
    private final Catalog catalog;
    private final Ownership ownership;
    private final People people;
    private final Pre preview = new Pre();
    private final Div verdict = new Div();
    private String title = "New descriptor";
    private Draft draft;
    private Draft.Outcome outcome = new Draft.Outcome("", false, List.of());
    private @Nullable DraftForm form;
    private @Nullable DraftDestination destination;

    DraftView(Drafts drafts, Catalog catalog, Ownership ownership, People people) {
        this.drafts = drafts;
        this.catalog = catalog;
        this.ownership = ownership;
        this.people = people;
        this.draft = drafts.fresh(FIRST);
        addClassName("draft");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        String ref = asked.getSingleParameter("ref").orElse("");
        draft = ref.isEmpty()
                ? drafts.fresh(asked.getSingleParameter("kind").orElse(FIRST))
                : drafts.open(EntityRef.parse(ref, "", EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "'" + ref + "' names no entity.")));
        Map<String, Object> values = new HashMap<>(draft.values());
        asked.getSingleParameter("owner")
                .filter(owner -> EntityRef.parse(owner, "group", EntityRef.DEFAULT_NAMESPACE)
                        .isPresent())
                .ifPresent(owner -> values.put("spec.owner", owner));
        show(values);
    }

    private void show(Map<String, Object> values) {
        EntityRef ref = draft.entity();
        title = ref == null ? "New descriptor" : "Edit " + ref.name();
        DraftForm fields = new DraftForm(catalog, drafts.fields(draft.kind()), values, this::refresh);
        form = fields;
        Panel left = new Panel("Fields");
        if (ref == null) {
            Select<String> kind = new Select<>();
            kind.setLabel("Kind");
            kind.addClassName("draft-kind");
            kind.setItems(drafts.kinds());
            kind.setValue(draft.kind());
            kind.addValueChangeListener(event -> {
                draft = drafts.fresh(event.getValue());
                show(fields.values());
            });
            left.body(kind, fields);
        } else {
            left.body(fields);
        }
        Div code = new Div(preview);
        code.addClassNames("code", "draft-preview");
        preview.getElement().setAttribute("tabindex", "0");
        preview.getElement().setAttribute("role", "region");
        preview.getElement().setAttribute("aria-label", "The file as it would be");
        String file = draft.path().substring(draft.path().lastIndexOf('/') + 1);
        String name = file.isEmpty() ? "catalog-info.yaml" : file;
        Panel right = new Panel(name)
                .end(new Download("Download", name, () -> outcome.text().getBytes(StandardCharsets.UTF_8)))
                .body(verdict, code);
        verdict.getElement().setAttribute("role", "status");
        Div end = new Div(right, target());
        end.addClassName("stack");
        Div grid = new Div(left, end);
        grid.addClassNames("grid", "draft-grid");
        removeAll();
        add(head(ref), grid);
        refresh();
    }

    private static Component head(@Nullable EntityRef ref) {
        Anchor all = link("catalog", "Catalog");
        return ref == null
                ? new PageHead("New descriptor", "What exists, in a file that lies beside it")
                        .crumbs(all, new Span("New descriptor"))
                : new PageHead("Edit " + ref.name(), "Whatever the form does not show stays as it was written")
                        .crumbs(all, link(ref.url(), ref.name()), new Span("Edit"));
    }

    private static Anchor link(String address, String words) {
        Anchor link = new Anchor(address, words);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private Component target() {
        destination = null;
        boolean may = people.current()
                .map(person -> person.may(Permission.SOURCE_PROPOSE))
                .orElse(false);
        Map<SourceId, String> sources = may ? drafts.writable(draft) : Map.of();
        SourceId own = draft.source();
        boolean possible = own == null ? !sources.isEmpty() : sources.containsKey(own);
        if (!may || !possible) {
            return new Panel("Propose it on a branch")
                    .flush(new EmptyState(
                            "A commit on a branch, for review",
                            !may
                                    ? "Engineers and leads can write one. Download the file and send it to one of them."
                                    : own == null
                                            ? "No source lies in a Git repository. Download the file and put it where its"
                                                    + " source is kept."
                                            : "The source of this descriptor is no Git repository. Download the file and"
                                                    + " put it in its place."));
        }
        DraftDestination target = new DraftDestination(
                draft,
                sources,
                (source, path, branch, message) -> drafts.propose(draft, values(), source, path, branch, message),
                written -> {
                    if (draft.entity() != null) {
                        ownership.written(draft.entity(), written);
                    }
                });
        destination = target;
        return target;
    }

    private Map<String, Object> values() {
        return form == null ? Map.of() : form.values();
    }

    private void refresh() {
        outcome = drafts.outcome(draft, values());
        preview.setText(outcome.text());
        if (form != null) {
            form.show(outcome.remarks());
            if (destination != null) {
                destination.suggest(form.text("metadata.name"));
            }
        }
        verdict.removeAll();
        if (outcome.rewritten()) {
            verdict.add(new Div(new StateMark(
                    StateMark.Kind.WATCH, "This document could not be kept as it was written; comments are lost.")));
        }
        if (outcome.remarks().isEmpty()) {
            verdict.add(new StateMark(StateMark.Kind.GOOD, "keeps every rule"));
            return;
        }
        verdict.add(new StateMark(
                StateMark.Kind.WATCH,
                outcome.remarks().size() == 1
                        ? "1 thing to mend"
                        : outcome.remarks().size() + " things to mend"));
        UnorderedList list = new UnorderedList();
        list.addClassName("remarks");
        outcome.remarks().stream()
                .limit(20)
                .forEach(remark -> list.add(new ListItem(remark.message() + " " + remark.remedy())));
        verdict.add(list);
    }
}
