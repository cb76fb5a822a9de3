package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.DecisionDraft;
import dev.slipway.knowledge.DecisionDrafts;
import dev.slipway.knowledge.Decisions;
import dev.slipway.knowledge.Document;
import dev.slipway.source.Branches;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.StateMark;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes a decision record after MADR's template, with a preview beside it; to take away, or onto a branch. */
@Route("adrs/new")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/knowledge.css")
class DecisionDraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final DecisionDrafts drafts;
    private final Decisions decisions;
    private final People people;
    private final Clock clock;
    private final Div verdict = new Div();
    private final Div preview = new Div();
    private final Div files = new Div();
    private final Div notices = new Div();
    private Supplier<@Nullable DecisionDraft> begin = () -> null;
    private @Nullable DecisionDraft draft;
    private @Nullable DecisionForm form;
    private @Nullable DecisionDestination destination;
    private String title = "New decision";

    DecisionDraftView(DecisionDrafts drafts, Decisions decisions, People people, Clock clock) {
        this.drafts = drafts;
        this.decisions = decisions;
        this.people = people;
        this.clock = clock;
        addClassNames("decision-draft", "draft");
        verdict.getElement().setAttribute("role", "status");
        preview.addClassName("preview");
        notices.addClassName("draft-notices");
        files.addClassNames("row", "tight");
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://assets/knowledge.js");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        String earlier = asked.getSingleParameter("supersedes").orElse("");
        String entity = asked.getSingleParameter("entity").orElse("");
        String source = asked.getSingleParameter("source").orElse("");
        if (!earlier.isEmpty()) {
            int slash = earlier.indexOf('/');
            begin = () -> drafts.superseding(
                    source(slash < 0 ? earlier : earlier.substring(0, slash)), earlier.substring(slash + 1));
        } else if (!entity.isEmpty()) {
            begin = () -> drafts.of(EntityRef.parse(entity, "component", EntityRef.DEFAULT_NAMESPACE)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "'" + entity + "' names no entity.")));
        } else {
            begin = source.isEmpty() ? () -> null : () -> drafts.of(source(source));
        }
        draft = begin.get();
        show();
    }

    private static SourceId source(String id) {
        try {
            return new SourceId(id);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no source " + id + ".");
        }
    }

    private void show() {
        removeAll();
        DecisionDraft now = draft;
        Document earlier = now == null ? null : now.earlier();
        title = earlier == null ? "New decision" : "Supersede " + earlier.label();
        PageHead head = new PageHead(
                        title,
                        earlier == null
                                ? "What is decided and why, in a file beside the code"
                                : "A new record takes its place, and its own says so")
                .crumbs(
                        new Anchor("docs", "Documents"),
                        new Anchor("adrs", "Decisions"),
                        new Span(earlier == null ? "New" : "Supersede"));
        add(head);
        if (now == null) {
            add(choice());
            return;
        }
        DecisionForm fields = new DecisionForm(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString(),
                people.current().map(person -> person.displayName()).orElse(""),
                earlier,
                this::refresh);
        form = fields;
        Panel left = new Panel("Decision").body(fields);
        Panel right = new Panel("Preview").end(files).body(verdict, preview);
        Div end = new Div(right, target(now));
        end.addClassName("stack");
        Div grid = new Div(left, end);
        grid.addClassNames("grid", "draft-grid");
        add(notices);
        add(grid);
        refresh();
    }

    /** Where it goes, if the address does not say so. */
    private Component choice() {
        Map<String, String> places = new LinkedHashMap<>();
        decisions.entities().forEach(ref -> places.put("entity=" + ref, ref.name()));
        drafts.sources().forEach((id, name) -> places.put("source=" + id, name + " (source)"));
        if (places.isEmpty()) {
            return new EmptyState("Nowhere to put it", "Register a source first: decisions lie beside the code.");
        }
        ComboBox<String> place = new ComboBox<>("What is it about?");
        place.setHelperText("A service that has decisions, or a source. Other services have a button on their page.");
        place.setItems(places.keySet());
        place.setItemLabelGenerator(key -> places.getOrDefault(key, key));
        place.setWidth("min(28rem, 100%)");
        place.addValueChangeListener(event -> {
            if (event.getValue() == null) { // cleared
                return;
            }
            String[] chosen = event.getValue().split("=", 2);
            event.getSource()
                    .getUI()
                    .ifPresent(ui -> ui.navigate("adrs/new", QueryParameters.of(chosen[0], chosen[1])));
        });
        return new Panel("Where it belongs").body(place);
    }

    private Component target(DecisionDraft draft) {
        boolean may = people.current()
                .map(person -> person.may(Permission.SOURCE_PROPOSE))
                .orElse(false);
        String obstacle = drafts.obstacle(draft).orElse(null);
        if (!may || obstacle != null) {
            return new Panel("Propose it on a branch")
                    .flush(new EmptyState(
                            "A commit on a branch, for review",
                            !may
                                    ? "Engineers and leads can write one. Download the file and send it to one of them."
                                    : obstacle + " Download the file and put it where its source is kept."));
        }
        DecisionDestination target = new DecisionDestination((branch, message) -> propose(branch, message));
        destination = target;
        return target;
    }

    /** Whoever is told that somebody was first keeps what is written, and knows of it the next time. */
    private Branches.Written propose(String branch, String message) {
        try {
            return drafts.propose(Objects.requireNonNull(draft), values(), branch, message);
        } catch (Refusal e) {
            draft = begin.get();
            refresh();
            throw e;
        }
    }

    private void show(List<String> told) {
        notices.removeAll();
        if (!told.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("remarks");
            told.forEach(notice -> list.add(new ListItem(notice)));
            notices.add(new Panel("Before you go on").body(new StateMark(StateMark.Kind.WATCH, "look first"), list));
        }
    }

    private DecisionDraft.Values values() {
        return form == null ? DecisionDraft.Values.NONE : form.values();
    }

    private void refresh() {
        DecisionDraft now = draft;
        if (now == null) {
            return;
        }
        show(now.notices());
        DecisionDraft.Outcome outcome = drafts.outcome(now, values());
        verdict.removeAll();
        if (outcome.remarks().isEmpty()) {
            Span path = new Span(outcome.path());
            path.addClassName("mono");
            verdict.add(new Div(new StateMark(StateMark.Kind.GOOD, "ready"), new Span(" "), path));
        } else {
            UnorderedList remarks = new UnorderedList();
            remarks.addClassName("remarks");
            outcome.remarks().forEach(remark -> remarks.add(new ListItem(remark)));
            verdict.add(new StateMark(StateMark.Kind.WATCH, "not yet whole"), remarks);
        }
        outcome.others().keySet().forEach(path -> verdict.add(new Div(new Span("Changes as well: "), mono(path))));
        preview.removeAll();
        preview.add(new H2(heading(now)));
        preview.add(new Html("<article class=\"prose\">" + drafts.preview(now, outcome) + "</article>"));
        files.removeAll();
        files.add(download("Download", outcome.path(), outcome.text()));
        outcome.others().forEach((path, text) -> files.add(download("Earlier record", path, text)));
        if (destination != null) {
            destination.suggest(now, values().title());
        }
    }

    private String heading(DecisionDraft draft) {
        String words = values().title();
        return draft.numeral() + ". " + (words.isBlank() ? "Title" : words);
    }

    private static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("mono");
        return span;
    }

    private static Download download(String label, String path, String text) {
        return new Download(
                label, path.substring(path.lastIndexOf('/') + 1), () -> text.getBytes(StandardCharsets.UTF_8));
    }
}
