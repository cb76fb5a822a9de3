package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Relation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Relations by their type, each with the ways to the other ends. */
final class RelationList {

    private static final int SHOWN = 100;

    private RelationList() {}

    static Component of(Catalog catalog, EntityRef entity, List<Relation> relations) {
        Map<EntityRef, Entity> ends =
                catalog.find(relations.stream().map(Relation::target).distinct().toList()).stream()
                        .collect(Collectors.toMap(Entity::ref, Function.identity()));
        Map<String, List<Relation>> byType = relations.stream()
                .sorted(Comparator.comparingInt((Relation relation) -> Words.order(relation.type()))
                        .thenComparing(Relation::type)
                        .thenComparing(Relation::target))
                .collect(Collectors.groupingBy(Relation::type, LinkedHashMap::new, Collectors.toList()));
        DescriptionList list = new DescriptionList();
        list.addClassName("relations");
        byType.forEach((type, all) -> {
            DescriptionList.Description targets = new DescriptionList.Description();
            all.stream()
                    .limit(SHOWN)
                    .map(relation -> end(relation.target(), ends.get(relation.target())))
                    .forEach(targets::add);
            if (all.size() > SHOWN) {
                targets.add(more(entity, type, "and " + (all.size() - SHOWN) + " more"));
            }
            Span count = new Span(String.valueOf(all.size()));
            count.addClassName("hint");
            DescriptionList.Term term = new DescriptionList.Term(Words.relation(type) + " ");
            term.add(count);
            list.add(new Div(term, targets));
        });
        return list;
    }

    /** The catalog can list what somebody owns, and what a system has. */
    private static Component more(EntityRef entity, String type, String words) {
        String filter =
                switch (type) {
                    case "ownerOf" -> "owner";
                    case "hasPart" -> entity.kind().equals("system") ? "system" : "";
                    default -> "";
                };
        if (filter.isEmpty()) {
            return new Span(words);
        }
        Anchor link = new Anchor(
                "catalog?" + filter + "=" + URLEncoder.encode(entity.toString(), StandardCharsets.UTF_8), words);
        link.getElement().setAttribute("router-link", true);
        return new Div(link);
    }

    private static Component end(EntityRef ref, @Nullable Entity entity) {
        Div end = new Div(EntityLink.to(ref, entity, ref.kind()));
        if (entity != null) {
            Span sort = new Span(Words.sort(entity));
            sort.addClassNames("hint", "s");
            end.add(sort);
        }
        return end;
    }
}
