package dev.slipway.readiness.rest;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.AttestationRequest;
import dev.slipway.readiness.Attestations;
import dev.slipway.readiness.Readiness;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people attest, where no machine can know. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/entities/{kind}/{namespace}/{name}/attestations")
@Tag(name = "readiness")
class AttestationsController {

    private final Attestations attestations;

    AttestationsController(Attestations attestations) {
        this.attestations = attestations;
    }

    /** @param until the last day on which it counts, such as 2027-03-31 */
    record Attested(
            @Nullable String scorecard,
            @Nullable String question,
            @Nullable String key,
            @Nullable Object value,
            @Nullable String reason,
            @Nullable String link,
            @Nullable String until) {}

    @PostMapping
    @Requires(Permission.READINESS_ATTEST)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Attests a fact that answers a question, with a reason or a link and an end")
    void attest(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestBody Attested body) {
        Object value = body.value() instanceof Integer whole ? Long.valueOf(whole) : body.value();
        if (value == null) {
            throw new Refusal(Refusal.Kind.INVALID, "value: is missing.");
        }
        attestations.attest(new AttestationRequest(
                new EntityRef(kind, namespace, name),
                Objects.requireNonNullElse(body.scorecard(), Readiness.PRODUCTION_READINESS),
                Objects.toString(body.question(), ""),
                Objects.toString(body.key(), ""),
                value,
                body.reason(),
                body.link(),
                Given.day("until", Objects.toString(body.until(), ""))));
    }
}
