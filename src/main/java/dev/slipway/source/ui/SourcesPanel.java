package dev.slipway.source.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.Page;
import dev.slipway.source.Organisation;
import dev.slipway.source.Progress;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFilter;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceRow;
import dev.slipway.source.Sources;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sources, page by page; what is shown lives in the address. */
final class SourcesPanel extends Composite<Div> {

    private static final int ROWS = 50;
    private static final String TEXT = "q";
    private static final String STATE = "state";
    private static final String ORGANISATION = "organisation";
    private static final String PAGE = "page";

    private final Sources sources;
    private final Clock clock;
    private final boolean maySync;
    private final boolean mayManage;
    private final FilterBar filter = new FilterBar();
    private final Span count = new Span();
    private final Div list = new Div();

    /** Visits asked for here that are not seen to have ended: when they were asked for. */
    private final Map<SourceId, Instant> asked = new HashMap<>();

    private Map<String, String> narrowed = Map.of();
    private volatile SourceFilter shown = SourceFilter.ALL; // downloads come on threads of their own

    SourcesPanel(Sources sources, Clock clock, boolean maySync, boolean mayManage) {
        this.sources = sources;
        this.clock = clock;
        this.maySync = maySync;
        this.mayManage = mayManage;
        filter.text(TEXT, "Filter sources").namedChoice(STATE, "State", SourcesPanel::states);
        if (!sources.organisations().isEmpty()) {
            filter.namedChoice(ORGANISATION, "Organisation", this::organisations);
        }
        filter.field(PAGE, page -> {})
                .end(count, new Download("CSV", "sources.csv", () -> SourcesSheet.of(sources, shown)))
                .onChange(this::changed);
        getContent().add(filter, list);
        getContent().addClassName("all-sources");
        refresh();
    }

    private static Map<String, String> states() {
        Map<String, String> words = new LinkedHashMap<>();
        for (SourceFilter.State state : SourceFilter.State.values()) {
            words.put(state.name().toLowerCase(Locale.ROOT), SourceState.word(state));
        }
        return words;
    }

    private Map<String, String> organisations() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(SourceFilter.NAMED, "None: named by somebody");
        for (Organisation one : sources.organisations()) {
            words.put(one.id(), one.name() + " on " + one.host());
        }
        return words;
    }

    /** Narrows the list as a link from elsewhere on the page asks for. */
    void narrow(String organisation, SourceFilter.@Nullable State state) {
        filter.choose(STATE, state == null ? "" : state.name().toLowerCase(Locale.ROOT));
        filter.choose(ORGANISATION, organisation);
        list.scrollIntoView();
    }

    private void changed(Map<String, String> values) {
        Map<String, String> others = new HashMap<>(values);
        boolean paged = others.remove(PAGE) != null;
        boolean other = !others.equals(narrowed) && !narrowed.isEmpty();
        narrowed = others;
        if (paged && other) {
            filter.choose(PAGE, ""); // comes back here
        } else {
            refresh();
        }
    }

    void refresh() {
        SourceFilter wanted = wanted();
        shown = wanted;
        Page<SourceRow> rows = sources.page(wanted, (page() - 1) * ROWS, ROWS);
        count.setText(rows.total() == 1 ? "1 source" : String.format(Locale.ROOT, "%,d sources", rows.total()));
        list.removeAll();
        Panel panel = new Panel("Sources");
        if (rows.items().isEmpty()) {
            panel.flush(new EmptyState(
                    rows.total() == 0 ? "No source fits" : "There are not so many sources",
                    "Take a filter away to see more."));
        } else {
            panel.flush(table(rows.items()));
        }
        int pages = (int) Math.max(1, (rows.total() + ROWS - 1) / ROWS);
        if (pages > 1) {
            panel.foot(
                    turn("Previous", page() - 1, page() > 1),
                    new Span(String.format(Locale.ROOT, "Page %,d of %,d", page(), pages)),
                    turn("Next", page() + 1, page() < pages));
        }
        list.add(panel);
    }

    private NativeButton turn(String word, int page, boolean possible) {
        NativeButton button =
                new NativeButton(word, click -> filter.choose(PAGE, page <= 1 ? "" : Integer.toString(page)));
        button.addClassNames("btn", "small");
        button.setEnabled(possible);
        button.getElement().setAttribute("aria-label", word + " page of sources");
        return button;
    }

    private int page() {
        String page = filter.values().getOrDefault(PAGE, "1");
        return page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
    }

    private SourceFilter wanted() {
        Map<String, String> values = filter.values();
        SourceFilter.State state = null;
        for (SourceFilter.State one : SourceFilter.State.values()) {
            if (one.name().equalsIgnoreCase(values.getOrDefault(STATE, ""))) {
                state = one;
            }
        }
        return new SourceFilter(values.getOrDefault(TEXT, ""), state, values.get(ORGANISATION));
    }

    private Table table(List<SourceRow> rows) {
        Map<SourceId, Progress> progress = sources.progress();
        Table table = new Table()
                .column("Source")
                .column("State")
                .column("Last read")
                .number("Files")
                .number("Problems");
        if (maySync || mayManage) {
            table.column("Actions");
        }
        rows.forEach(row -> row(table, row, progress.get(row.source().id())));
        return table;
    }

    private void row(Table table, SourceRow row, @Nullable Progress progress) {
        Source source = row.source();
        Instant now = clock.instant();
        Span name = new Span(source.name());
        name.addClassName("strong");
        Span kind = new Span(SourceState.kind(source));
        kind.addClassName("chip");
        Span where = new Span(source.location() + (source.branch() == null ? "" : " on " + source.branch()));
        where.addClassNames("sub", "where");
        Div title = new Div(name, kind);
        title.addClassNames("row", "tight");
        Table.Row cells = table.row()
                .cell(new Div(title, where))
                .cell(SourceState.mark(row, progress, waiting(source), now))
                .cell(SourceState.lastRead(row, now))
                .cell(String.format(Locale.ROOT, "%,d", source.files()))
                .cell(problemCount(source));
        if (maySync || mayManage) {
            Div actions = new Div(actions(row).toArray(Component[]::new));
            actions.addClassName("actions");
            cells.cell(actions);
        }
    }

    private boolean waiting(Source source) {
        Instant since = asked.get(source.id());
        if (since != null && (isAfter(source.syncedAt(), since) || isAfter(source.errorAt(), since))) {
            asked.remove(source.id());
            return false;
        }
        return since != null;
    }

    private static boolean isAfter(@Nullable Instant moment, Instant since) {
        return moment != null && moment.isAfter(since);
    }

    private static Component problemCount(Source source) {
        if (source.problems() == 0) {
            return new Span("0");
        }
        Anchor link = new Anchor("sources?source=" + source.id(), String.format(Locale.ROOT, "%,d", source.problems()));
        link.getElement().setAttribute("router-ignore", true);
        link.getElement().setAttribute("aria-label", source.problems() + " problems of " + source.name());
        return link;
    }

    private List<Component> actions(SourceRow row) {
        Source source = row.source();
        List<Component> actions = new ArrayList<>();
        if (maySync) {
            actions.add(button("Sync now", "Sync " + source.name() + " now", () -> {
                asked.put(source.id(), clock.instant());
                sources.syncNow(source.id());
                refresh();
            }));
        }
        if (mayManage && row.removable()) {
            actions.add(button(
                    "Remove",
                    "Remove " + source.name(),
                    () -> new RemoveDialog(source, () -> {
                                sources.remove(source.id());
                                refresh();
                            })
                            .open()));
        }
        return actions;
    }

    private static NativeButton button(String word, String label, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassNames("btn", "small");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }
}
