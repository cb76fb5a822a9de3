package dev.slipway.facts.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Stated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** States facts from outside, and tells what is known about an entity. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1")
@Tag(name = "facts")
class FactsController {

    private final Facts facts;
    private final Catalog catalog;
    private final Clock clock;

    FactsController(Facts facts, Catalog catalog, Clock clock) {
        this.facts = facts;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** What {@link FactsRequest} reads, for the API's description. */
    record Body(String entity, String source, List<BodyFact> facts) {}

    record BodyFact(
            String key,
            Object value,
            @Nullable Instant observedAt,
            @Nullable String validFor,
            @Nullable Double confidence,
            @Nullable List<Evidence> evidence) {}

    record Counts(String entity, String source, int added, int changed, int renewed) {}

    record Known(String entity, List<KnownFact> facts) {}

    /**
     * @param fresh whether it counts at all now
     * @param counts whether it is the one that rules see, of several with this key
     */
    record KnownFact(
            String key,
            Object value,
            @Nullable String meaning,
            String source,
            double confidence,
            Instant observedAt,
            Instant validUntil,
            boolean fresh,
            boolean counts,
            List<Evidence> evidence) {}

    @PostMapping("/facts")
    @Requires(Permission.FACT_STATE)
    @Operation(
            summary = "States facts about one entity",
            description = "Adds or renews each fact; the same call again changes nothing. All or none are taken.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = Body.class))))
    Counts state(@RequestBody JsonNode body) {
        FactsRequest request = FactsRequest.read(body, facts.types(), clock.instant());
        Stated stated = facts.report(request.source(), request.entity(), request.statements());
        return new Counts(
                request.entity().toString(), request.source(), stated.added(), stated.changed(), stated.renewed());
    }

    @GetMapping("/entities/{kind}/{namespace}/{name}/facts")
    @Operation(summary = "Everything that is known about an entity, from every source")
    Known facts(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        EntityRef entity = new EntityRef(kind, namespace, name);
        if (catalog.find(entity).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no " + entity + " in the catalog");
        }
        Instant now = clock.instant();
        Map<String, FactType> types = facts.types();
        Set<String> seen = new HashSet<>();
        List<KnownFact> known = new ArrayList<>();
        for (Fact fact : facts.all(entity, now)) {
            FactType type = types.get(fact.key());
            known.add(new KnownFact(
                    fact.key(),
                    fact.value(),
                    type == null ? null : type.meaning(),
                    fact.source(),
                    fact.confidence(),
                    fact.observedAt(),
                    fact.validUntil(),
                    fact.freshAt(now),
                    seen.add(fact.key()),
                    fact.evidence()));
        }
        return new Known(entity.toString(), known);
    }
}
