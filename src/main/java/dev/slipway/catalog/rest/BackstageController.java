package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityDocuments;
import dev.slipway.catalog.EntityQuery;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Facet;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
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

    BackstageController(EntityDocuments documents) {
        this.documents = documents;
    }

    @GetMapping("/entities/by-query")
    @Operation(summary = "Entities that pass filters, a page at a time")
    ResponseEntity<byte[]> byQuery(HttpServletRequest request) {
        EntityQuery query = BackstageQuery.byQuery(request);
        EntityQuery.Result result = documents.query(query);
        Projection projection = new Projection(BackstageQuery.list(request, "fields"));
        StringBuilder body = new StringBuilder("{\"items\":")
                .append(projection.array(result.items()))
                .append(",\"totalItems\":")
                .append(result.total())
                .append(",\"pageInfo\":{");
        if (result.next() != null) {
            body.append("\"nextCursor\":\"")
                    .append(BackstageQuery.cursor(query, result.next()))
                    .append('"');
        }
        if (result.previous() != null) {
            body.append(result.next() == null ? "" : ",")
                    .append("\"prevCursor\":\"")
                    .append(BackstageQuery.cursor(query, result.previous()))
                    .append('"');
        }
        return json(body.append("}}").toString());
    }

    @GetMapping("/entities")
    @Operation(summary = "Entities that pass filters, as a plain list")
    ResponseEntity<byte[]> list(HttpServletRequest request) {
        EntityQuery query = BackstageQuery.list(request);
        EntityQuery.Result result = documents.query(query);
        String body = new Projection(BackstageQuery.list(request, "fields")).array(result.items());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON);
        if (result.next() != null) {
            String parameters = Optional.ofNullable(request.getQueryString()).orElse("");
            String others = parameters.replaceAll("(^|&)(?:offset|limit)=[^&]*", "");
            answer.header(
                    "Link",
                    "</api/catalog/entities?limit=%d&offset=%d%s>; rel=\"next\""
                            .formatted(
                                    query.limit(),
                                    query.offset() + query.limit(),
                                    others.isEmpty() ? "" : "&" + others.replaceFirst("^&", "")));
        }
        return answer.body(body.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/entities/by-name/{kind}/{namespace}/{name}")
    @Operation(summary = "One entity by its name")
    ResponseEntity<byte[]> byName(
            @PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        return documents
                .find(new EntityRef(kind, namespace, name))
                .map(BackstageController::json)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "No entity named '" + name + "' found, with kind '" + kind + "' in namespace '" + namespace
                                + "'"));
    }

    @GetMapping("/entities/by-name/{kind}/{namespace}/{name}/ancestry")
    @Operation(summary = "Where an entity comes from; here every entity is its own root")
    ResponseEntity<byte[]> ancestry(
            @PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        String entity =
                documents.find(ref).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "No such entity " + ref));
        String text = JsonMapper.shared().writeValueAsString(ref.toString());
        return json("{\"rootEntityRef\":" + text + ",\"items\":[{\"entity\":" + entity + ",\"parentEntityRefs\":[]}]}");
    }

    @GetMapping("/entities/by-uid/{uid}")
    @Operation(summary = "One entity by its uid")
    ResponseEntity<byte[]> byUid(@PathVariable String uid) {
        UUID parsed;
        try {
            parsed = UUID.fromString(uid);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "No entity with uid " + uid);
        }
        return documents
                .find(parsed)
                .map(BackstageController::json)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "No entity with uid " + uid));
    }

    /** The answer has as many items as were asked for, in the same order, null where there is no such entity. */
    @PostMapping("/entities/by-refs")
    @Operation(summary = "Many entities by their refs")
    ResponseEntity<byte[]> byRefs(@RequestBody JsonNode body) {
        JsonNode wanted = body.get("entityRefs");
        if (wanted == null || !wanted.isArray() || wanted.size() > MOST_REFS) {
            throw BackstageQuery.wrong("entityRefs must be a list of at most " + MOST_REFS + " refs");
        }
        List<Optional<EntityRef>> refs = wanted.valueStream()
                .map(ref -> EntityRef.parse(ref.asString(""), "", EntityRef.DEFAULT_NAMESPACE))
                .toList();
        Map<EntityRef, String> found =
                documents.find(refs.stream().flatMap(Optional::stream).toList());
        List<String> fields = body.path("fields").isArray()
                ? body.path("fields")
                        .valueStream()
                        .map(field -> field.asString(""))
                        .toList()
                : List.of();
        Projection projection = new Projection(fields);
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
        List<String> wanted = BackstageQuery.values(request, "facet");
        if (wanted.isEmpty()) {
            throw BackstageQuery.wrong("Missing facet parameter");
        }
        EntityQuery query = new EntityQuery(BackstageQuery.filters(request), List.of(), null, List.of(), 0, 0, null);
        Map<String, List<Facet.Count>> facets = documents.facets(wanted, query);
        return json(JsonMapper.shared().writeValueAsString(Map.of("facets", facets)));
    }

    @ExceptionHandler(Refusal.class)
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> error(HttpStatus.NOT_FOUND, "NotFoundError", refusal.getMessage(), request);
            case CONFLICT -> error(HttpStatus.CONFLICT, "ConflictError", refusal.getMessage(), request);
            case INVALID -> error(HttpStatus.BAD_REQUEST, "InputError", refusal.getMessage(), request);
            case FORBIDDEN -> error(HttpStatus.FORBIDDEN, "NotAllowedError", refusal.getMessage(), request);
        };
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, IllegalArgumentException.class})
    ResponseEntity<byte[]> unreadable(Exception failure, HttpServletRequest request) {
        return error(HttpStatus.BAD_REQUEST, "InputError", "The request could not be read", request);
    }

    private static ResponseEntity<byte[]> error(
            HttpStatus status, String name, @Nullable String message, HttpServletRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", Map.of("name", name, "message", String.valueOf(message)));
        body.put("request", Map.of("method", request.getMethod(), "url", request.getRequestURI()));
        body.put("response", Map.of("statusCode", status.value()));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static ResponseEntity<byte[]> json(String body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body.getBytes(StandardCharsets.UTF_8));
    }
}
