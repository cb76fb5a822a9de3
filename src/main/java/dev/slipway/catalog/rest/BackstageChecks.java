package dev.slipway.catalog.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.DescriptorVerdict;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Locations;
import dev.slipway.catalog.Orphans;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Backstage's client has checked or done again. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/catalog")
@Tag(name = "backstage")
class BackstageChecks {

    private final Catalog catalog;
    private final Sources sources;
    private final Orphans orphans;
    private final Locations locations;

    BackstageChecks(Catalog catalog, Sources sources, Orphans orphans, Locations locations) {
        this.catalog = catalog;
        this.sources = sources;
        this.orphans = orphans;
        this.locations = locations;
    }

    @PostMapping("/refresh")
    @Requires(Permission.SOURCE_SYNC)
    @Operation(summary = "Has the source of an entity visited now, in the background")
    void refresh(@RequestBody JsonNode body) {
        String text = body.path("entityRef").asString("");
        EntityRef ref = EntityRef.parse(text, "", EntityRef.DEFAULT_NAMESPACE)
                .orElseThrow(() -> BackstageQuery.wrong("Malformed request: entityRef must be a full entity ref"));
        sources.syncNow(catalog.find(ref)
                .map(Entity::source)
                .or(() -> locations.named(ref).map(place -> new SourceId(place.id())))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "Entity " + ref + " not found")));
    }

    /** Entities follow their files: to remove one here would only bring it back with the next visit. */
    @DeleteMapping("/entities/by-uid/{uid}")
    @Requires(Permission.SOURCE_MANAGE)
    @Operation(summary = "Removes an orphan; refused as long as there is a descriptor, with which an entity goes")
    ResponseEntity<Void> remove(@PathVariable String uid) {
        UUID asked = BackstageController.uid(uid);
        Entity entity = catalog.find(asked)
                .orElseThrow(() -> locations
                        .named(asked)
                        .map(place -> new Refusal(
                                Refusal.Kind.CONFLICT,
                                place.entityRef() + " stands for the location " + place.id() + "; remove that."))
                        .orElseGet(() -> new Refusal(Refusal.Kind.NOT_FOUND, "No entity with uid " + uid)));
        if (entity.orphan() != null) {
            orphans.remove(entity.ref());
            return ResponseEntity.noContent().build();
        }
        throw new Refusal(
                Refusal.Kind.CONFLICT,
                "%s is declared in %s of the source %s; remove it there."
                        .formatted(entity.ref(), entity.path(), entity.source()));
    }

    @PostMapping("/validate-entity")
    @Operation(summary = "Holds an entity against every rule, without keeping it")
    ResponseEntity<byte[]> validate(@RequestBody JsonNode body) {
        String location = body.path("location").asString("");
        if (!location.startsWith("url:") || location.length() == "url:".length()) {
            return refused(List.of("Invalid location ref " + location
                    + ", only 'url:<target>' is supported, e.g. url:https://host/path"));
        }
        List<String> breaches = DescriptorVerdict.breaches(body.path("entity").toString());
        return breaches.isEmpty() ? ResponseEntity.ok().build() : refused(breaches);
    }

    private static ResponseEntity<byte[]> refused(List<String> breaches) {
        List<Map<String, Object>> errors = breaches.stream()
                .map(breach -> BackstageErrors.named("InputError", breach))
                .toList();
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(Map.of("errors", errors)));
    }
}
