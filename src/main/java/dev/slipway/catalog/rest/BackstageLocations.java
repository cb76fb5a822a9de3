package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Locations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sources in Backstage's words: its client lists, tries, registers and removes locations. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/catalog")
@Tag(name = "backstage")
class BackstageLocations {

    private final Locations locations;

    BackstageLocations(Locations locations) {
        this.locations = locations;
    }

    record Data(Locations.Place data) {}

    record Found(List<Locations.Place> items, int totalItems, Map<String, String> pageInfo) {}

    @GetMapping("/locations")
    @Operation(summary = "Every source, as a location")
    List<Data> list() {
        return locations.list().stream().map(Data::new).toList();
    }

    @PostMapping("/locations/by-query")
    @Operation(summary = "Locations that pass a predicate")
    Found byQuery(@RequestBody JsonNode body) {
        return LocationPages.of(locations.list(), body);
    }

    @GetMapping("/locations/{id}")
    @Operation(summary = "One location")
    Locations.Place one(@PathVariable String id) {
        return locations
                .find(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "Found no location with ID " + id));
    }

    @GetMapping("/locations/by-entity/{kind}/{namespace}/{name}")
    @Operation(summary = "The location that an entity came from")
    Locations.Place byEntity(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef ref = new EntityRef(kind, namespace, name);
        return locations
                .of(ref)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "found no entity for ref " + ref));
    }

    @PostMapping("/locations")
    @Requires(Permission.SOURCE_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Registers the repository that an address lies in, or with dryRun says what would come in")
    Map<String, Object> register(
            @RequestBody JsonNode body,
            @RequestParam(required = false) @Nullable String dryRun,
            @RequestParam(required = false) @Nullable String onConflict) {
        String type = text(body, "type");
        String target = text(body, "target");
        Map<String, Object> answer = new LinkedHashMap<>();
        if (dryRun != null && List.of("true", "1", "yes", "y", "on").contains(dryRun)) {
            Locations.Outlook outlook = locations.preview(type, target);
            answer.put("exists", outlook.exists());
            answer.put("location", outlook.place());
            answer.put("entities", trees(outlook.entities()));
        } else {
            answer.put("location", locations.register(type, target, "refresh".equals(onConflict)));
            answer.put("entities", List.of());
        }
        return answer;
    }

    @DeleteMapping("/locations/{id}")
    @Requires(Permission.SOURCE_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets go of a source and of what came from it")
    void remove(@PathVariable String id) {
        locations.remove(id);
    }

    @PostMapping("/analyze-location")
    @Operation(summary = "Which descriptors a repository has, or what a first one could look like")
    Map<String, Object> analyze(@RequestBody JsonNode body) {
        JsonNode location = body.path("location");
        String type = text(location, "type");
        String target = text(location, "target");
        List<Map<String, Object>> existing = new ArrayList<>();
        for (Locations.Existing found : locations.existing(type, target)) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("location", Map.of("type", "url", "target", found.target()));
            file.put("isRegistered", found.registered());
            file.put("entity", JsonMapper.shared().readTree(found.entity()));
            existing.add(file);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("existingEntityFiles", existing);
        answer.put(
                "generateEntities",
                existing.isEmpty() ? List.of(Map.of("entity", first(target), "fields", List.of())) : List.of());
        return answer;
    }

    private static Map<String, Object> first(String target) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", Locations.nameOf(target));
        String host = String.valueOf(URI.create(target).getHost());
        String prefix = host.contains("github")
                ? "github.com"
                : host.contains("gitlab") ? "gitlab.com" : host.contains("bitbucket") ? "bitbucket.org" : "";
        String[] parts =
                URI.create(target).getPath().replaceFirst("\\.git$", "").split("/");
        if (!prefix.isEmpty() && parts.length > 2) {
            metadata.put("annotations", Map.of(prefix + "/project-slug", parts[1] + "/" + parts[2]));
        }
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("apiVersion", "backstage.io/v1alpha1");
        entity.put("kind", "Component");
        entity.put("metadata", metadata);
        entity.put("spec", Map.of("type", "other", "lifecycle", "unknown"));
        return entity;
    }

    private static List<JsonNode> trees(List<String> entities) {
        return entities.stream()
                .map(entity -> JsonMapper.shared().readTree(entity))
                .toList();
    }

    private static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isString() || value.asString().isBlank()) {
            throw BackstageQuery.wrong("Malformed request: " + field + " must be text");
        }
        return value.asString().strip();
    }
}
