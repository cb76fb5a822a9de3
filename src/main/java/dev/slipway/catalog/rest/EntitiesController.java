package dev.slipway.catalog.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.Sheet;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityFilter;
import dev.slipway.catalog.EntityRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Entities in the portal's own words. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/entities")
@Tag(name = "catalog")
class EntitiesController {

    private static final int MOST = 1_000;

    private final Catalog catalog;

    EntitiesController(Catalog catalog) {
        this.catalog = catalog;
    }

    record Listed(long total, List<Item> items) {}

    record Item(
            String ref,
            UUID uid,
            String kind,
            String namespace,
            String name,
            String title,
            @Nullable String description,
            @Nullable String type,
            @Nullable String lifecycle,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            List<String> tags,
            String source,
            String path,
            int line,
            Instant changedAt,
            String url,
            Entity.@Nullable Orphan orphan) {

        static Item of(Entity entity) {
            return new Item(
                    entity.ref().toString(),
                    entity.uid(),
                    entity.kind(),
                    entity.ref().namespace(),
                    entity.name(),
                    entity.title(),
                    entity.description(),
                    entity.type(),
                    entity.lifecycle(),
                    entity.owner() == null ? null : entity.owner().toString(),
                    entity.system() == null ? null : entity.system().toString(),
                    entity.tier(),
                    entity.tags(),
                    entity.source().value(),
                    entity.path(),
                    entity.line(),
                    entity.changedAt(),
                    "/" + entity.ref().url(),
                    entity.orphan());
        }
    }

    record Detail(
            Item entity,
            Map<String, String> annotations,
            Map<String, String> labels,
            List<Entity.Link> links,
            List<Related> relations) {}

    /** @param exists whether there is such an entity */
    record Related(String type, String target, boolean exists) {}

    /** What a list can be narrowed by; each may be left out. */
    record Wanted(
            @Nullable String kind,
            @Nullable String type,
            @Nullable String lifecycle,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            @Nullable String tag,
            @Nullable String q,
            @Nullable Boolean orphan) {

        EntityFilter filter() {
            return new EntityFilter(
                    blank(kind),
                    blank(type),
                    blank(lifecycle),
                    ref(owner, "group"),
                    ref(system, "system"),
                    tier,
                    blank(tag),
                    blank(q),
                    orphan);
        }

        private static @Nullable String blank(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        private static @Nullable EntityRef ref(@Nullable String text, String kind) {
            if (text == null || text.isBlank()) {
                return null;
            }
            return EntityRef.parse(text, kind, EntityRef.DEFAULT_NAMESPACE)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "'" + text + "' is no entity ref."));
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Entities by name, filtered, a page at a time")
    Listed list(
            Wanted wanted, @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "50") int limit) {
        Page<Entity> page = catalog.list(wanted.filter(), Math.max(0, offset), Math.clamp(limit, 1, MOST));
        return new Listed(page.total(), page.items().stream().map(Item::of).toList());
    }

    @GetMapping(produces = "text/csv")
    @Operation(summary = "All entities that pass the filter, as CSV")
    ResponseEntity<byte[]> csv(Wanted wanted) {
        Sheet printer = new Sheet();
        printer.line(
                "ref",
                "kind",
                "name",
                "title",
                "type",
                "lifecycle",
                "owner",
                "system",
                "tier",
                "tags",
                "source",
                "path",
                "changed at");
        EntityFilter filter = wanted.filter();
        int offset = 0;
        List<Entity> page = catalog.list(filter, offset, MOST).items();
        while (!page.isEmpty()) {
            for (Entity entity : page) {
                Item item = Item.of(entity);
                printer.line(
                        item.ref(),
                        item.kind(),
                        item.name(),
                        item.title(),
                        item.type(),
                        item.lifecycle(),
                        item.owner(),
                        item.system(),
                        item.tier(),
                        String.join(" ", item.tags()),
                        item.source(),
                        item.path(),
                        item.changedAt());
            }
            offset += page.size();
            page = page.size() < MOST
                    ? List.of()
                    : catalog.list(filter, offset, MOST).items();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header("Content-Disposition", "attachment; filename=\"entities.csv\"")
                .body(printer.bytes());
    }

    @GetMapping("/{kind}/{namespace}/{name}")
    @Operation(summary = "One entity with its relations")
    Detail one(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef ref = EntityRef.parse(kind + ":" + namespace + "/" + name, "", "")
                .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, "That is no entity ref."));
        Entity entity = catalog.find(ref)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no entity " + ref + "."));
        return new Detail(
                Item.of(entity),
                entity.annotations(),
                entity.labels(),
                entity.links(),
                catalog.relations(ref).stream()
                        .map(relation ->
                                new Related(relation.type(), relation.target().toString(), relation.exists()))
                        .toList());
    }
}
