package dev.slipway.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Every shared component on one page, for the eye, for axe, and for what only a browser can tell. */
@Route("gallery")
@PageTitle("Gallery")
@Requires(Permission.CATALOG_READ)
final class GalleryView extends Div {

    static final String FOLLOWED = "entity:component:default/gallery";

    private static final Instant NOW = Instant.parse("2026-11-17T15:00:00Z");

    private int refreshes;

    GalleryView(Live live) {
        Span chip = new Span("service");
        chip.addClassName("chip");
        NativeButton action = new NativeButton("Do it");
        action.addClassNames("btn", "primary");
        add(new PageHead("Gallery", "What every page is made of")
                .crumbs(new Anchor("catalog", "Catalog"), new Span("Gallery"))
                .chips(chip)
                .actions(new Download("CSV", "list.csv", () -> "a,b".getBytes(StandardCharsets.UTF_8)), action));
        Span state = new Span("nothing");
        state.setId("filters");
        add(new FilterBar()
                .text("q", "Filter by name")
                .choice("owner", "Owner", () -> List.of("booking", "money", "platform"))
                .choice(
                        "system",
                        "System",
                        () -> IntStream.range(0, 40)
                                .mapToObj(i -> "system " + i)
                                .toList())
                .onChange(values -> state.setText(new TreeMap<>(values).toString()))
                .end(state));
        Div grid = new Div(new Div(marks(), table()), new Div(icons(), trouble(live), longTable()));
        grid.addClassNames("grid", "g-11");
        grid.getChildren().forEach(column -> column.addClassName("stack"));
        add(grid);
    }

    private static Panel marks() {
        Div all = new Div();
        all.addClassName("row");
        for (Shape shape : Shape.values()) {
            all.add(new Mark(shape));
        }
        Div boxed = new Div();
        boxed.addClassName("row");
        List.of(Shape.GO, Shape.CONDITIONAL_GO, Shape.NO_GO, Shape.UNPROVEN)
                .forEach(shape -> boxed.add(new Mark(shape).boxed()));
        Div states = new Div();
        states.addClassName("row");
        for (StateMark.Kind kind : StateMark.Kind.values()) {
            states.add(new StateMark(kind, kind.name()));
        }
        Div ages = new Div(
                new AgeStamp("Trivy", "gallery", NOW.minus(Duration.ofHours(3)), NOW.plus(Duration.ofDays(1)), NOW),
                new AgeStamp("k6", null, NOW.minus(Duration.ofDays(46)), NOW.minus(Duration.ofDays(16)), NOW));
        ages.addClassName("row");
        Div body = new Div(all, boxed, states, ages, new ScoreGauge(82.4, "ready, minor gaps"));
        body.addClassName("stack");
        return new Panel("Marks")
                .sub("Shape and word")
                .end(new Anchor("gallery", "All 12"))
                .body(body);
    }

    private static Panel table() {
        Table table = new Table().column("Service").number("Score").column("Verdict");
        table.row().cell(name("payments-api")).cell(new MiniBar(82.9)).cell(new Mark(Shape.CONDITIONAL_GO));
        table.row().cell(name("ledger")).cell(new MiniBar(3)).cell(new Mark(Shape.NO_GO));
        table.row().cell("identity").cell("93").cell(new Mark(Shape.GO));
        return new Panel("My services").flush(table).foot(new Span("Read 58 s ago"));
    }

    private static Panel longTable() {
        Grid<Integer> grid = new Grid<>();
        grid.addThemeName("compact");
        grid.addComponentColumn(i -> name("service-" + i)).setHeader("Service").setSortable(true);
        grid.addComponentColumn(i -> new MiniBar(i % 100)).setHeader("Score").setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(i -> new Mark(Shape.values()[i % 5])).setHeader("Outcome");
        grid.setItems(IntStream.range(0, 1000).boxed().toList());
        grid.setHeight("300px");
        return new Panel("Many").flush(grid);
    }

    private static Anchor name(String name) {
        Anchor link = new Anchor("gallery", name);
        link.addClassName("name");
        return link;
    }

    private static Panel icons() {
        Div icons = new Div();
        icons.addClassName("row");
        for (String name : IconTests.NAMES) {
            icons.add(new Icon(name));
        }
        return new Panel("Icons").body(icons);
    }

    private Panel trouble(Live live) {
        NativeButton refused = new NativeButton("Refuse", click -> {
            throw new Refusal(Refusal.Kind.CONFLICT, "The gate is closed.");
        });
        NativeButton broken = new NativeButton("Break", click -> {
            throw new IllegalStateException("a secret");
        });
        refused.addClassName("btn");
        broken.addClassName("btn");
        Div buttons = new Div(refused, broken);
        buttons.addClassName("row");
        Span count = new Span("0 refreshes");
        count.setId("refreshes");
        live.follow(this, Set.of(FOLLOWED), () -> count.setText(++refreshes + " refreshes"));
        return new Panel("Trouble")
                .flush(new EmptyState(
                        "Incidents of this service",
                        "No source reports incidents yet.",
                        new Anchor("gallery", "Add one")))
                .body(buttons)
                .foot(count);
    }
}
