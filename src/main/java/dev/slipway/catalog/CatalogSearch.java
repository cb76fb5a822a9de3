package dev.slipway.catalog;

import dev.slipway.search.SearchDocument;
import dev.slipway.search.SearchSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Entities as they can be found. */
@Component
class CatalogSearch implements SearchSource {

    static final String PREFIX = "entity";

    private static final Set<String> PLAIN_TYPES = Set.of("service", "library", "website");

    private final Catalog catalog;

    CatalogSearch(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<SearchDocument> load(Collection<String> ids) {
        List<EntityRef> refs = ids.stream()
                .map(id -> EntityRef.of(id.substring(PREFIX.length() + 1)))
                .toList();
        return catalog.find(refs).stream().map(CatalogSearch::document).toList();
    }

    @Override
    public void all(Consumer<SearchDocument> each) {
        catalog.each(EntityFilter.NONE, entity -> each.accept(document(entity)));
    }

    static SearchDocument document(Entity entity) {
        EntityRef ref = entity.ref();
        List<String> keywords = new ArrayList<>(List.of(ref.name(), ref.toString()));
        for (String part : ref.name().split("[-_.]")) {
            keywords.add(part);
        }
        String aliases = entity.annotations().getOrDefault("slipway.dev/aliases", "");
        for (String alias : aliases.split(",")) {
            if (!alias.isBlank()) {
                keywords.add(alias.strip());
            }
        }
        String slug = entity.annotations().get("github.com/project-slug");
        if (slug != null) {
            keywords.add(slug);
        }
        List<String> body = new ArrayList<>();
        Entity.Orphan orphan = entity.orphan();
        if (orphan != null) {
            body.add("An orphan, without a descriptor. " + orphan.why());
        }
        if (entity.description() != null) {
            body.add(entity.description());
        }
        entity.links().stream()
                .map(Entity.Link::title)
                .filter(title -> title != null)
                .forEach(body::add);
        body.add(kind(entity) + " " + ref.kind() + (entity.type() == null ? "" : " " + entity.type())); // “team money”
        return SearchDocument.of(
                        PREFIX + ":" + ref,
                        kind(entity),
                        ref.toString(),
                        entity.title(),
                        ref.url(),
                        String.join("\n", body))
                .keywords(keywords.stream().distinct().toList())
                .tags(entity.tags())
                .belongsTo(Objects.toString(entity.owner(), null), Objects.toString(entity.system(), null), null)
                .status(orphan == null ? entity.lifecycle() : "orphan")
                .changedAt(entity.changedAt())
                .build();
    }

    private static String kind(Entity entity) {
        String type = entity.type() == null ? "" : entity.type().toLowerCase(Locale.ROOT);
        return entity.ref().kind().equals("component") && PLAIN_TYPES.contains(type)
                ? type
                : entity.ref().kind();
    }
}
