package dev.slipway.catalog.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Dependencies;
import dev.slipway.catalog.Dependencies.Direction;
import dev.slipway.catalog.DependencyMap;
import dev.slipway.catalog.EntityRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who stands on what. */
@RestController
@Requires(Permission.CATALOG_READ)
@Tag(name = "catalog")
class DependenciesController {

    private final Dependencies dependencies;
    private final Catalog catalog;

    DependenciesController(Dependencies dependencies, Catalog catalog) {
        this.dependencies = dependencies;
        this.catalog = catalog;
    }

    record Drawn(String about, List<DrawnNode> nodes, List<DrawnEdge> edges, boolean cut) {}

    /** @param distance above zero what the entity stands on, below zero what stands on it */
    record DrawnNode(
            String ref,
            String title,
            @Nullable String type,
            @Nullable String owner,
            int distance,
            boolean exists) {

        static DrawnNode of(DependencyMap.Node node) {
            return new DrawnNode(
                    node.ref().toString(),
                    node.title(),
                    node.type(),
                    node.owner() == null ? null : node.owner().toString(),
                    node.distance(),
                    node.exists());
        }
    }

    /** {@code from} stands on {@code to}. */
    record DrawnEdge(String from, String to, String type) {}

    record Affected(DrawnNode entity, int distance, String through) {}

    record Impact(String ref, long total, boolean cut, List<Affected> affected) {}

    record Loose(String ref, String type, String target, String source, String path, int line) {}

    /** @param format {@code json}, or {@code mermaid} for a flowchart as text */
    @GetMapping("/api/v1/entities/{kind}/{namespace}/{name}/dependencies")
    @Operation(summary = "Who stands on what around an entity")
    ResponseEntity<?> around(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(defaultValue = "2") int depth,
            @RequestParam(defaultValue = "both") String direction,
            @RequestParam(required = false) @Nullable Set<String> kinds,
            @RequestParam(defaultValue = "json") String format) {
        EntityRef ref = known(kind, namespace, name);
        if (depth < 1 || depth > Dependencies.DEEPEST) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "The depth must be a number from 1 to " + Dependencies.DEEPEST + ".");
        }
        DependencyMap map = dependencies.around(ref, depth, direction(direction));
        if (kinds != null && !kinds.isEmpty()) {
            map = map.only(kinds);
        }
        return switch (format) {
            case "json" -> ResponseEntity.ok(drawn(map));
            case "mermaid" ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/vnd.mermaid;charset=utf-8"))
                        .body(map.mermaid());
            default -> throw new Refusal(Refusal.Kind.INVALID, "The format must be json or mermaid.");
        };
    }

    @GetMapping("/api/v1/entities/{kind}/{namespace}/{name}/impact")
    @Operation(summary = "Everyone who suffers when an entity fails")
    Impact impact(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef ref = known(kind, namespace, name);
        Dependencies.Impact impact = dependencies.impact(ref);
        List<Affected> affected = impact.affected().stream()
                .map(one -> new Affected(
                        DrawnNode.of(one.node()), one.distance(), one.through().toString()))
                .toList();
        return new Impact(ref.toString(), affected.size(), impact.cut(), affected);
    }

    @GetMapping("/api/v1/dependencies/cycles")
    @Operation(summary = "Who stands on itself in the end")
    List<List<String>> cycles() {
        return dependencies.cycles().stream()
                .map(cycle -> cycle.stream().map(EntityRef::toString).toList())
                .toList();
    }

    @GetMapping("/api/v1/dependencies/dangling")
    @Operation(summary = "Relations to what the catalog does not have")
    Page<Loose> dangling(@RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "100") int limit) {
        if (offset < 0 || limit < 1 || limit > 1_000) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "The offset must not be negative, and the limit a number from 1 to 1000.");
        }
        Page<Dependencies.Dangling> page = dependencies.dangling(offset, limit);
        return new Page<>(
                page.items().stream()
                        .map(one -> new Loose(
                                one.ref().toString(),
                                one.type(),
                                one.target().toString(),
                                one.source().value(),
                                one.path(),
                                one.line()))
                        .toList(),
                page.total());
    }

    private EntityRef known(String kind, String namespace, String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        if (catalog.find(ref).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "The catalog has no " + ref + ".");
        }
        return ref;
    }

    private static Direction direction(String word) {
        try {
            return Direction.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, "The direction must be both, uses or users.");
        }
    }

    private static Drawn drawn(DependencyMap map) {
        return new Drawn(
                map.about().toString(),
                map.nodes().stream().map(DrawnNode::of).toList(),
                map.edges().stream()
                        .map(edge ->
                                new DrawnEdge(edge.from().toString(), edge.to().toString(), edge.type()))
                        .toList(),
                map.cut());
    }
}
