package dev.slipway.catalog.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Ownership;
import dev.slipway.source.Sources;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What exists, who owns it, and what other rooms know of it. */
@Route("catalog")
@PageTitle("Catalog")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/catalog.css")
final class CatalogView extends Div implements BeforeEnterObserver {

    /** What a catalog is opened for. */
    private static final Map<String, String> SERVICES = Map.of("kind", "component", "type", "service");

    private static final String NARROW = "(max-width: 799px)";
    private static final int ALL_SHOWN = 60;

    private final Catalog catalog;
    private final Sources sources;
    private final OrphanNotices orphans;
    private final Clock clock;
    private final CatalogRows rows;
    private final FilterBar bar = new FilterBar();
    private final Span count = new Span();
    private final Grid<CatalogRows.Row> grid = new Grid<>();
    private final Div empty = new Div();
    private final Div foot = new Div();
    private final Grid.Column<CatalogRows.Row> narrow;
    private EntityFilter filter = EntityFilter.SERVICES;
    private @Nullable Boolean suited;

    CatalogView(
            Catalog catalog,
            Sources sources,
            Ownership ownership,
            OrphanNotices orphans,
            People people,
            List<CatalogColumn> columns,
            Live live,
            Clock clock) {
        this.catalog = catalog;
        this.orphans = orphans;
        this.sources = sources;
        this.clock = clock;
        CatalogFilters filters = new CatalogFilters(catalog);
        this.rows = new CatalogRows(
                catalog,
                columns.stream()
                        .sorted(Comparator.comparingInt(CatalogColumn::order))
                        .toList());
        addClassName("catalog");
        add(new PageHead("Catalog", "What exists, who owns it, and how ready it is")
                .actions(actions(ownership, people).toArray(Component[]::new)));
        filters.choices(bar, () -> filter).end(count).onChange(this::narrowTo);
        narrow = grid.addComponentColumn(this::composed).setHeader("Entity");
        wideColumns();
        grid.addClassName("catalog-grid");
        grid.addThemeName("compact");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", "Entities");
        grid.setItems(query -> rows.page(filter, query.getOffset(), query.getLimit()).stream(), query ->
                (int) Math.min(Integer.MAX_VALUE, catalog.count(filter)));
        foot.addClassName("panel-foot");
        Div panel = new Div(grid, empty, foot);
        panel.addClassName("panel");
        add(bar, panel);
        live.followAll(this, this::refresh);
    }

    private List<Component> actions(Ownership ownership, People people) {
        List<Component> actions = new ArrayList<>();
        boolean decides = people.current()
                .map(person -> person.may(Permission.SOURCE_MANAGE))
                .orElse(false);
        long claims = decides ? ownership.waiting() : 0;
        if (claims > 0) {
            actions.add(action("catalog/claims", "people", "Claims " + claims));
        }
        actions.add(new Download("CSV", "catalog.csv", () -> rows.csv(filter)));
        actions.add(action("sources", "branch", "Sources"));
        actions.add(action("catalog/new", "plus", "New"));
        return actions;
    }

    private static Anchor action(String address, String icon, String words) {
        Anchor link = new Anchor(address, "");
        link.add(new Icon(icon).small(), new Span(words));
        link.addClassName("btn");
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private void wideColumns() {
        grid.addComponentColumn(row -> name(row, true))
                .setHeader("Name")
                .setFlexGrow(4)
                .setWidth("220px");
        grid.addComponentColumn(row -> owner(row))
                .setHeader("Owner")
                .setFlexGrow(0)
                .setAutoWidth(true);
        grid.addComponentColumn(row -> new Span(
                        row.entity().tier() == null
                                ? ""
                                : String.valueOf(row.entity().tier())))
                .setHeader("Tier")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("64px");
        for (CatalogColumn column : rows.columns()) {
            grid.addComponentColumn(row -> cell(row, column))
                    .setHeader(column.header())
                    .setTextAlign(column.alignRight() ? ColumnTextAlign.END : ColumnTextAlign.START)
                    .setFlexGrow(0)
                    .setAutoWidth(true);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Map<String, String> asked = new HashMap<>();
        for (String parameter : CatalogFilters.PARAMETERS) {
            event.getLocation()
                    .getQueryParameters()
                    .getSingleParameter(parameter)
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> asked.put(parameter, value));
        }
        Map<String, String> wanted = asked.isEmpty() ? SERVICES : asked;
        bar.values(wanted);
        narrowTo(wanted);
    }

    /** Nothing is drawn before the browser has said how wide it is, nor while it waits for other columns. */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("""
                const narrow = matchMedia($0);
                const tell = () => this.isConnected
                    ? this.$server.suit(narrow.matches)
                    : narrow.removeEventListener('change', tell);
                narrow.addEventListener('change', tell);
                tell();""", NARROW);
    }

    @ClientCallable
    private void suit(boolean isNarrow) {
        if (!Boolean.valueOf(isNarrow).equals(suited)) {
            suited = isNarrow;
            grid.getElement().setAttribute("data-suited", isNarrow ? "narrow" : "wide");
            grid.getColumns().forEach(column -> column.setVisible((column == narrow) == isNarrow));
            grid.getDataProvider().refreshAll(); // a cell belongs to one row's component; it is made anew
        }
    }

    private boolean isNarrow() {
        return Boolean.TRUE.equals(suited);
    }

    private void narrowTo(Map<String, String> values) {
        filter = CatalogFilters.of(values);
        refresh();
    }

    private void refresh() {
        long found = catalog.count(filter);
        long all = catalog.count(EntityFilter.NONE);
        count.setText(String.format(Locale.ROOT, "%,d of %,d entities", found, all));
        grid.setAllRowsVisible(found <= ALL_SHOWN);
        grid.setVisible(found > 0);
        empty.removeAll();
        if (found == 0) {
            empty.add(
                    all == 0
                            ? new EmptyState(
                                    "Services, libraries, APIs, teams and what else is declared",
                                    "No descriptor has been read yet. Register a folder or a repository that holds a"
                                            + " catalog-info.yaml.")
                            : new EmptyState(
                                    "Nothing passes these filters",
                                    "Take one of them away to see more; there are "
                                            + String.format(Locale.ROOT, "%,d", all) + " entities in all."));
        }
        grid.getDataProvider().refreshAll();
        foot.removeAll();
        foot.add(CatalogFoot.readFrom(sources, clock.instant()));
        CatalogFoot.problems(sources).ifPresent(foot::add);
    }

    private Component name(CatalogRows.Row row, boolean wide) {
        Entity entity = row.entity();
        Anchor link = new Anchor(entity.ref().url(), entity.title());
        link.addClassName("name");
        link.getElement().setAttribute("router-link", true);
        Div title = new Div(link);
        title.addClassNames("row", "tight");
        if (filter.kind() == null || filter.type() == null) {
            Span sort = new Span(Words.sort(entity));
            sort.addClassName("chip");
            title.add(sort);
        }
        orphans.mark(entity).ifPresent(title::add);
        Div cell = new Div(title);
        if (entity.description() != null) {
            Div description = new Div(new Span(entity.description()));
            description.addClassName("sub");
            description.setClassName("clip", wide);
            cell.add(description);
        }
        return cell;
    }

    private static Component owner(CatalogRows.Row row) {
        EntityRef ref = row.entity().owner();
        return ref == null ? new Span() : EntityLink.to(ref, row.owner(), "group");
    }

    /** There is one component for each cell, and the page shows it either here or in the narrow column. */
    private Component cell(CatalogRows.Row row, CatalogColumn column) {
        Component cell = row.cells().get(column);
        return cell == null || isNarrow() ? new Span() : cell;
    }

    /** Name, then everything that the columns would have said, in a second line. */
    private Component composed(CatalogRows.Row row) {
        if (!isNarrow()) {
            return new Span();
        }
        Div line = new Div();
        line.addClassNames("sub", "composed");
        rows.columns().stream().map(row.cells()::get).filter(Objects::nonNull).forEach(line::add);
        if (row.entity().owner() != null) {
            line.add(owner(row));
        }
        if (row.entity().tier() != null) {
            line.add(new Span("tier " + row.entity().tier()));
        }
        return new Div(name(row, false), line);
    }
}
