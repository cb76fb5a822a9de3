package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Ancestry;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityDocuments;
import dev.slipway.catalog.EntityFacets;
import dev.slipway.catalog.EntityPredicate;
import dev.slipway.catalog.EntityQuery;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Locations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Backstage's own client asks of a catalog, answered as Backstage answers it, errors included. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/catalog")
@Tag(name = "backstage")
class BackstageController {

    private static final int MOST_REFS = 5_000;

    private final EntityDocuments documents;
    private final EntityFacets facets;
    private final Ancestry ancestry;
    private final Catalog catalog;
    private final Locations locations;

    BackstageController(
            EntityDocuments documents, EntityFacets facets, Ancestry ancestry, Catalog catalog, Locations locations) {
        this.documents = documents;
        this.facets = facets;
        this.catalog = catalog;
        this.locations = locations;
        this.ancestry = ancestry;
    }

    @GetMapping("/entities/by-query")
    @Operation(summary = "Entities that pass filters, a page at a time")
    ResponseEntity<byte[]> byQuery(HttpServletRequest request) {
        return page(BackstageQuery.byQuery(request), BackstageQuery.list(request, "fields"));
    }

    @PostMapping("/entities/by-query")
    @Operation(summary = "Entities that pass a predicate, a page at a time")
    ResponseEntity<byte[]> byQuery(@RequestBody JsonNode body) {
        return page(BackstageQuery.byQuery(body), BackstageQuery.strings(body, "fields"));
    }

    private ResponseEntity<byte[]> page(BackstageQuery.Asked asked, List<String> fields) {
        EntityQuery.Result result = documents.query(asked.query());
        Projection projection = new Projection(BackstageQuery.fields(fields));
        StringBuilder body = new StringBuilder("{\"items\":")
                .append(projection.array(result.items()))
                .append(",\"totalItems\":")
                .append(asked.total() ? result.total() : 0)
                .append(",\"pageInfo\":{");
        if (result.next() != null) {
            body.append("\"nextCursor\":\"")
                    .append(BackstageQuery.cursor(asked, result.next()))
                    .append('"');
        }
        if (result.previous() != null) {
            body.append(result.next() == null ? "" : ",")
                    .append("\"prevCursor\":\"")
                    .append(BackstageQuery.cursor(asked, result.previous()))
                    .append('"');
        }
        return json(body.append("}}").toString());
    }

    /** Without bounds, all of them; they go out while they are read, so that their number does not matter. */
    @GetMapping("/entities")
    @Operation(summary = "Entities that pass filters, as a plain list")
    void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        EntityQuery query = BackstageQuery.list(request);
        Projection projection = new Projection(BackstageQuery.fields(BackstageQuery.list(request, "fields")));
        EntityQuery.Result result = documents.query(query);
        boolean bounded = Stream.of("limit", "offset", "after").anyMatch(name -> request.getParameter(name) != null);
        if (bounded && result.next() != null) {
            String parameters = Optional.ofNullable(request.getQueryString()).orElse("");
            String others =
                    parameters.replaceAll("(^|&)(?:offset|after)=[^&]*", "").replaceFirst("^&", "");
            response.setHeader(
                    "Link",
                    "</api/catalog/entities?" + (others.isEmpty() ? "" : others + "&") + "after="
                            + BackstageQuery.after(query) + ">; rel=\"next\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        PrintWriter out = response.getWriter();
        out.append('[').append(projection.plain(result.items()));
        while (!bounded && result.next() != null) {
            result = documents.query(new EntityQuery(
                    query.filters(), null, query.orders(), null, List.of(), 0, query.limit(), result.next()));
            out.append(',').append(projection.plain(result.items()));
        }
        out.append(']').flush();
    }

    @GetMapping("/entities/by-name/{kind}/{namespace}/{name}")
    @Operation(summary = "One entity by its name")
    ResponseEntity<byte[]> byName(
            @PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        return documents
                .find(ref)
                .or(() -> catalog.renamed(ref).flatMap(documents::find))
                .or(() -> locations.named(ref).map(Locations.Place::entity))
                .map(BackstageController::json)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "No entity named '" + name + "' found, with kind '" + kind + "' in namespace '" + namespace
                                + "'"));
    }

    @GetMapping("/entities/by-name/{kind}/{namespace}/{name}/ancestry")
    @Operation(summary = "Where an entity comes from: the locations that name its descriptor, up to the source")
    ResponseEntity<byte[]> ancestry(
            @PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        return json(ancestry.of(new EntityRef(kind, namespace, name)));
    }

    @GetMapping("/entities/by-uid/{uid}")
    @Operation(summary = "One entity by its uid")
    ResponseEntity<byte[]> byUid(@PathVariable String uid) {
        UUID asked = uid(uid);
        return documents
                .find(asked)
                .or(() -> locations.named(asked).map(Locations.Place::entity))
                .map(BackstageController::json)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "No entity with uid " + uid));
    }

    static UUID uid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No entity with uid " + text);
        }
    }

    /** The answer has as many items as were asked for, in the same order, null where there is no such entity. */
    @PostMapping("/entities/by-refs")
    @Operation(summary = "Many entities by their refs")
    ResponseEntity<byte[]> byRefs(@RequestBody JsonNode body, HttpServletRequest request) {
        if (!body.path("entityRefs").isArray() || body.path("entityRefs").size() > MOST_REFS) {
            throw BackstageQuery.wrong("Malformed request body (did you remember to specify an application/json content"
                    + " type?), entityRefs must be a list of at most " + MOST_REFS + " refs");
        }
        List<Optional<EntityRef>> refs = BackstageQuery.strings(body, "entityRefs").stream()
                .map(ref -> EntityRef.parse(ref, "", EntityRef.DEFAULT_NAMESPACE))
                .toList();
        List<EntityRef> known = refs.stream().flatMap(Optional::stream).toList();
        List<Map<String, List<String>>> filters = BackstageQuery.filters(request);
        EntityPredicate predicate = BackstagePredicate.of(body.get("query"));
        Map<EntityRef, String> found = new HashMap<>();
        if (filters.isEmpty() && predicate == null) {
            locations.named(known).forEach(place -> found.put(EntityRef.of(place.entityRef()), place.entity()));
            found.putAll(documents.find(known));
        } else {
            found.putAll(documents.find(known, EntityQuery.of(filters, predicate)));
        }
        List<String> fields = new ArrayList<>(BackstageQuery.strings(body, "fields"));
        fields.addAll(BackstageQuery.list(request, "fields"));
        Projection projection = new Projection(BackstageQuery.fields(fields));
        StringBuilder items = new StringBuilder("{\"items\":[");
        for (int i = 0; i < refs.size(); i++) {
            String entity = refs.get(i).map(found::get).orElse(null);
            items.append(i == 0 ? "" : ",").append(entity == null ? "null" : projection.of(entity));
        }
        return json(items.append("]}").toString());
    }

    @GetMapping("/entity-facets")
    @Operation(summary = "Which values entities have, and how many have each")
    ResponseEntity<byte[]> facets(HttpServletRequest request) {
        return facets(BackstageQuery.values(request, "facet"), EntityQuery.of(BackstageQuery.filters(request), null));
    }

    @PostMapping("/entity-facets")
    @Operation(summary = "Which values entities that pass a predicate have, and how many have each")
    ResponseEntity<byte[]> facets(@RequestBody JsonNode body) {
        return facets(
                BackstageQuery.strings(body, "facets"),
                EntityQuery.of(List.of(), BackstagePredicate.of(body.get("query"))));
    }

    private ResponseEntity<byte[]> facets(List<String> asked, EntityQuery query) {
        List<String> wanted = asked.stream().filter(facet -> !facet.isEmpty()).toList();
        if (wanted.isEmpty()) {
            throw BackstageQuery.wrong("Missing facet parameter");
        }
        return json(JsonMapper.shared().writeValueAsString(Map.of("facets", facets.of(wanted, query))));
    }

    private static ResponseEntity<byte[]> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
