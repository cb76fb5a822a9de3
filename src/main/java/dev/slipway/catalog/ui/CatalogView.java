package dev.slipway.catalog.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
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
import com.vaadin.flow.shared.Registration;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Facet;
import dev.slipway.source.Source;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.Sources;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.FilterBar;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What exists, who owns it, and what other rooms know of it. */
@Route("catalog")
@PageTitle("Catalog")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/catalog.css")
final class CatalogView extends Div implements BeforeEnterObserver {

    /** What a catalog is opened for. */
    private static final Map<String, String> SERVICES = Map.of("kind", "component", "type", "service");

    private static final List<String> PARAMETERS =
            List.of("q", "kind", "type", "lifecycle", "owner", "system", "tier", "tag", "orphan");
    private static final Map<String, String> ORPHANS = new TreeMap<>(Map.of("true", "only", "false", "none"));
    private static final int NARROW = 800;
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
    private @Nullable Registration resizing;
    private @Nullable Boolean suited;

    CatalogView(
            Catalog catalog,
            Sources sources,
            OrphanNotices orphans,
            List<CatalogColumn> columns,
            Live live,
            Clock clock) {
        this.catalog = catalog;
        this.orphans = orphans;
        this.sources = sources;
        this.clock = clock;
        this.rows = new CatalogRows(
                catalog,
                columns.stream()
                        .sorted(Comparator.comparingInt(CatalogColumn::order))
                        .toList());
        addClassName("catalog");
        Anchor register = new Anchor("sources", "");
        register.add(new Icon("branch").small(), new Span("Sources"));
        register.addClassName("btn");
        register.getElement().setAttribute("router-link", true);
        Anchor fresh = new Anchor("catalog/new", "");
        fresh.add(new Icon("plus").small(), new Span("New"));
        fresh.addClassName("btn");
        fresh.getElement().setAttribute("router-link", true);
        fresh.getElement().setAttribute("aria-label", "New descriptor");
        PageHead head = new PageHead("Catalog", "What exists, who owns it, and how ready it is");
        head.actions(new Download("CSV", "catalog.csv", () -> rows.csv(filter)), register, fresh);
        add(head);
        bar.text("q", "Filter by name or description")
                .choice("kind", "Kind", () -> values(Facet.KIND))
                .choice("type", "Type", () -> values(Facet.TYPE))
                .choice("lifecycle", "Lifecycle", () -> values(Facet.LIFECYCLE))
                .namedChoice("owner", "Owner", () -> named(Facet.OWNER, "group"))
                .namedChoice("system", "System", () -> named(Facet.SYSTEM, "system"))
                .choice(
                        "tier",
                        "Tier",
                        () -> values(Facet.TIER).stream().sorted().toList())
                .choice("tag", "Tag", () -> values(Facet.TAG))
                .namedChoice("orphan", "Orphans", () -> ORPHANS)
                .end(count)
                .onChange(this::narrowTo);
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
        for (String parameter : PARAMETERS) {
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

    @Override
    protected void onAttach(AttachEvent event) {
        suit(event.getUI().getPage().getExtendedClientDetails().getWindowInnerWidth()); // as it was at the first page
        getElement().executeJs("return window.innerWidth").then(Integer.class, this::suit);
        resizing = event.getUI().getPage().addBrowserWindowResizeListener(resize -> suit(resize.getWidth()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
        }
    }

    private void suit(int width) {
        boolean isNarrow = width > 0 && width < NARROW;
        if (!Boolean.valueOf(isNarrow).equals(suited)) {
            suited = isNarrow;
            grid.getColumns().forEach(column -> column.setVisible((column == narrow) == isNarrow));
            grid.getDataProvider().refreshAll(); // a cell belongs to one row's component; it is made anew
        }
    }

    private boolean isNarrow() {
        return Boolean.TRUE.equals(suited);
    }

    private void narrowTo(Map<String, String> values) {
        filter = new EntityFilter(
                lower(values.get("kind")),
                values.get("type"),
                values.get("lifecycle"),
                ref(values.get("owner"), "group"),
                ref(values.get("system"), "system"),
                Optional.ofNullable(values.get("tier"))
                        .filter(tier -> tier.matches("[0-9]{1,4}"))
                        .map(Integer::valueOf)
                        .orElse(null),
                values.get("tag"),
                values.get("q"),
                Optional.ofNullable(values.get("orphan"))
                        .filter(orphan -> orphan.matches("true|false"))
                        .map(Boolean::valueOf)
                        .orElse(null));
        refresh();
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable EntityRef ref(@Nullable String text, String kind) {
        return text == null
                ? null
                : EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE).orElse(null);
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
        foot.add(readFrom());
        problems().ifPresent(foot::add);
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

    private Span readFrom() {
        List<Source> all = sources.list();
        Optional<Instant> oldest =
                all.stream().map(Source::syncedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
        String age =
                oldest.map(moment -> ", " + Ages.ago(moment, clock.instant())).orElse("");
        return new Span("Read from " + (all.size() == 1 ? "1 source" : all.size() + " sources") + age);
    }

    private Optional<Component> problems() {
        var page = sources.problemPage(null, 0, 1);
        if (page.items().isEmpty()) {
            return Optional.empty();
        }
        SourceProblem first = page.items().getFirst();
        Anchor all = new Anchor("sources", page.total() == 1 ? "1 problem" : page.total() + " problems");
        Anchor place = new Anchor(
                Sources.url(
                        first.source(), first.problem().path(), first.problem().line()),
                first.problem().path()
                        + (first.problem().line() > 0 ? ":" + first.problem().line() : ""));
        place.addClassName("mono");
        List.of(all, place).forEach(link -> link.getElement().setAttribute("router-link", true));
        return Optional.of(new Span(
                all,
                new Span(" in files, first "),
                place,
                new Span(" " + first.problem().message())));
    }

    private List<String> values(Facet facet) {
        return catalog.facet(facet, only(facet)).stream()
                .map(Facet.Count::value)
                .toList();
    }

    private Map<String, String> named(Facet facet, String kind) {
        List<EntityRef> refs = values(facet).stream().map(EntityRef::of).toList();
        Map<EntityRef, String> titles = catalog.titles(refs);
        Map<String, String> named = new LinkedHashMap<>();
        refs.forEach(ref -> named.put(Words.brief(ref, kind), titles.getOrDefault(ref, ref.name())));
        return named;
    }

    /** The filters without the one that is being chosen. */
    private EntityFilter only(Facet facet) {
        return new EntityFilter(
                facet == Facet.KIND ? null : filter.kind(),
                facet == Facet.TYPE || facet == Facet.KIND ? null : filter.type(),
                facet == Facet.LIFECYCLE ? null : filter.lifecycle(),
                facet == Facet.OWNER ? null : filter.owner(),
                facet == Facet.SYSTEM ? null : filter.system(),
                facet == Facet.TIER ? null : filter.tier(),
                facet == Facet.TAG ? null : filter.tag(),
                filter.text(),
                filter.orphan());
    }
}
