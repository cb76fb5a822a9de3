package dev.slipway.catalog.ui;

import com.vaadin.flow.component.html.Div;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.Relation;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What breaks with it, and what it breaks with. */
@Component
final class DependenciesTab implements EntityTab {

    private static final Set<String> USES = Set.of("dependsOn", "consumesApi", "apiProvidedBy");
    private static final Set<String> USERS = Set.of("dependencyOf", "apiConsumedBy", "providesApi");
    private static final Set<String> PARTS = Set.of("hasPart", "partOf");

    private final Catalog catalog;

    DependenciesTab(Catalog catalog) {
        this.catalog = catalog;
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
                .filter(relation -> USES.contains(relation.type())
                        || USERS.contains(relation.type())
                        || PARTS.contains(relation.type()))
                .toList();
    }

    @Override
    public com.vaadin.flow.component.Component content(Entity entity) {
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
        Div drawing = new Div();
        drawing.addClassName("graph-box");
        drawing.getElement().setAttribute("tabindex", "0");
        drawing.getElement().setAttribute("role", "region");
        drawing.getElement().setAttribute("aria-label", "Drawn dependencies");
        drawing.getElement()
                .setProperty(
                        "innerHTML",
                        DependencyGraph.svg(entity.title(), ends(relations, USERS), ends(relations, USES)));
        stack.add(
                new Panel("One step around it")
                        .sub(
                                "At the left what stands on it, at the right what it stands on; dashed: not in the catalog")
                        .flush(drawing),
                new Panel("Dependencies").body(RelationList.of(catalog, relations)));
        return stack;
    }

    private static List<Relation> ends(List<Relation> relations, Set<String> types) {
        return relations.stream()
                .filter(relation -> types.contains(relation.type()))
                .sorted(Comparator.comparing(Relation::target))
                .toList();
    }
}
