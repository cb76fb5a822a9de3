package dev.slipway.catalog.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Dependencies;
import dev.slipway.catalog.Dependencies.Affected;
import dev.slipway.catalog.Dependencies.Direction;
import dev.slipway.catalog.DependencyMap;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Relation;
import dev.slipway.ui.Download;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What breaks with it, and what it breaks with. */
@Component
final class DependenciesTab implements EntityTab {

    private static final Set<String> SHOWN = Set.of(
            "dependsOn",
            "consumesApi",
            "apiProvidedBy",
            "dependencyOf",
            "apiConsumedBy",
            "providesApi",
            "hasPart",
            "partOf");
    private static final Set<String> WITHOUT_APIS = Set.of("component", "resource", "system", "domain");
    private static final int MOST_STEPS = 4;
    private static final int MOST_ROWS = 100;

    private final Catalog catalog;
    private final Dependencies dependencies;

    DependenciesTab(Catalog catalog, Dependencies dependencies) {
        this.catalog = catalog;
        this.dependencies = dependencies;
    }

    @Override
    public String id() {
        return "dependencies";
    }

    @Override
    public String title() {
        return "Dependencies";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public boolean shows(Entity entity) {
        return Set.of("component", "api", "resource", "system", "domain")
                .contains(entity.ref().kind());
    }

    @Override
    public @Nullable String figure(Entity entity) {
        long ends = relations(entity).stream().map(Relation::target).distinct().count();
        return ends == 0 ? null : String.valueOf(ends);
    }

    private List<Relation> relations(Entity entity) {
        return catalog.relations(entity.ref()).stream()
                .filter(relation -> SHOWN.contains(relation.type()))
                .toList();
    }

    @Override
    public com.vaadin.flow.component.Component content(Entity entity) {
        return content(entity, QueryParameters.empty());
    }

    @Override
    public com.vaadin.flow.component.Component content(Entity entity, QueryParameters asked) {
        List<Relation> relations = relations(entity);
        Div stack = new Div();
        stack.addClassName("stack");
        if (relations.isEmpty()) {
            stack.add(new Panel("Dependencies")
                    .flush(new EmptyState(
                            "What it stands on, and what stands on it",
                            "Its descriptor names none, and no other descriptor names it. Name them as dependsOn,"
                                    + " providesApis and consumesApis.")));
            return stack;
        }
        warnings(entity, stack);
        stack.add(
                drawing(entity, Asked.of(asked)),
                impact(entity),
                new Panel("Relations").body(RelationList.of(catalog, entity.ref(), relations)));
        return stack;
    }

    /** What of the drawing stands in the address: {@code ?depth=2&apis=hidden}. */
    private record Asked(int depth, boolean apis) {

        static Asked of(QueryParameters parameters) {
            int depth = parameters
                    .getSingleParameter("depth")
                    .filter(word -> word.matches("[1-" + MOST_STEPS + "]"))
                    .map(Integer::parseInt)
                    .orElse(1);
            return new Asked(
                    depth, !parameters.getSingleParameter("apis").orElse("").equals("hidden"));
        }

        QueryParameters parameters() {
            Map<String, String> all = new java.util.TreeMap<>();
            if (depth > 1) {
                all.put("depth", String.valueOf(depth));
            }
            if (!apis) {
                all.put("apis", "hidden");
            }
            return QueryParameters.simple(all);
        }
    }

    private Panel drawing(Entity entity, Asked asked) {
        DependencyMap all = dependencies.around(entity.ref(), asked.depth(), Direction.BOTH);
        DependencyMap map = asked.apis() ? all : all.only(WITHOUT_APIS);
        Span steps = new Span();
        steps.addClassName("seg");
        steps.getElement().setAttribute("role", "group");
        steps.getElement().setAttribute("aria-label", "How far to look");
        for (int depth = 1; depth <= MOST_STEPS; depth++) {
            steps.add(choice(
                    depth == 1 ? "1 step" : String.valueOf(depth),
                    depth + (depth == 1 ? " step" : " steps"),
                    depth == asked.depth(),
                    entity,
                    new Asked(depth, asked.apis())));
        }
        if (!entity.ref().kind().equals("api")) {
            steps.add(choice("APIs", "Show APIs", asked.apis(), entity, new Asked(asked.depth(), !asked.apis())));
        }
        String file = entity.ref().name() + "-dependencies";
        Panel panel = new Panel("Around it")
                .sub("At the left what stands on it, at the right what it stands on; dashed: not in the catalog")
                .end(steps);
        if (map.nodes().size() > 1) {
            panel.flush(new DependencyDrawing(map));
        } else {
            panel.body(new Paragraph("Nothing of these kinds stands around it."));
        }
        Span taken = new Span(
                new Download("Mermaid", file + ".mmd", () -> map.mermaid().getBytes(StandardCharsets.UTF_8)),
                new Download("JSON", file + ".json", () -> JsonMapper.shared().writeValueAsBytes(map)));
        taken.addClassName("row");
        panel.foot(
                new Span(
                        map.cut()
                                ? "There is more than can be drawn: the nearest "
                                        + map.nodes().size() + " are shown."
                                : (map.nodes().size() - 1) + " around it"),
                taken);
        return panel;
    }

    private static NativeButton choice(String words, String label, boolean on, Entity entity, Asked asked) {
        NativeButton button = new NativeButton(words);
        button.getElement().setAttribute("aria-pressed", String.valueOf(on));
        button.getElement().setAttribute("aria-label", label);
        button.addClickListener(
                event -> UI.getCurrentOrThrow().navigate(entity.ref().url() + "/dependencies", asked.parameters()));
        return button;
    }

    private Panel impact(Entity entity) {
        Dependencies.Impact impact = dependencies.impact(entity.ref());
        Panel panel = new Panel("If it fails");
        if (impact.affected().isEmpty()) {
            return panel.body(new Paragraph("Nothing in the catalog stands on it."));
        }
        Map<EntityRef, Entity> named = catalog
                .find(impact.affected().stream()
                        .limit(MOST_ROWS)
                        .flatMap(one -> java.util.stream.Stream.of(
                                one.node().ref(),
                                one.through(),
                                one.node().owner() == null
                                        ? one.through()
                                        : one.node().owner()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(Entity::ref, Function.identity()));
        int count = impact.affected().size();
        panel.sub((impact.cut() ? "more than " : "") + count + (count == 1 ? " suffers" : " suffer"));
        Table table = new Table()
                .column("Who suffers")
                .column("Through")
                .column("Owner")
                .number("Steps");
        for (Affected one : impact.affected().stream().limit(MOST_ROWS).toList()) {
            EntityRef owner = one.node().owner();
            table.row()
                    .cell(EntityLink.to(one.node().ref(), named.get(one.node().ref()), "component"))
                    .cell(
                            one.through().equals(entity.ref())
                                    ? new Span("directly")
                                    : EntityLink.to(one.through(), named.get(one.through()), "component"))
                    .cell(owner == null ? new Span("nobody") : EntityLink.to(owner, named.get(owner), "group"))
                    .cell(new Span(String.valueOf(one.distance())));
        }
        Div wrap = new Div(table);
        wrap.addClassName("table-wrap");
        wrap.getElement().setAttribute("tabindex", "0");
        wrap.getElement().setAttribute("role", "region");
        wrap.getElement().setAttribute("aria-label", "Who suffers if it fails");
        panel.flush(wrap);
        if (count > MOST_ROWS) {
            panel.foot(new Span("The nearest " + MOST_ROWS + " of " + count + " are shown."));
        }
        return panel;
    }

    private void warnings(Entity entity, Div stack) {
        dependencies.cycles().stream()
                .filter(cycle -> cycle.contains(entity.ref()))
                .findFirst()
                .ifPresent(cycle -> {
                    Paragraph words = new Paragraph("It stands on itself in the end, through ");
                    boolean first = true;
                    for (EntityRef member : cycle.stream()
                            .filter(ref -> !ref.equals(entity.ref()))
                            .limit(8)
                            .toList()) {
                        Anchor link = new Anchor(member.url(), Words.brief(member, "component"));
                        link.getElement().setAttribute("router-link", true);
                        words.add(new Span(first ? "" : ", "), link);
                        first = false;
                    }
                    words.add(new Span(
                            cycle.size() == 1
                                    ? "a relation to itself. Remove it from the descriptor."
                                    : ". None of them can be brought up first: turn one of these dependencies round, or"
                                            + " let an event stand between them."));
                    Panel panel = new Panel("A cycle of " + cycle.size()).body(words);
                    panel.addClassName("is-warning");
                    stack.add(panel);
                });
    }
}
