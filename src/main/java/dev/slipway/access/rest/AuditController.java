package dev.slipway.access.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.AuditEntry;
import dev.slipway.access.AuditFilter;
import dev.slipway.access.AuditTrail;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for programs. */
@RestController
@Requires(Permission.ACCESS_ADMINISTER)
@RequestMapping("/api/v1/audit")
@Tag(name = "access")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Who came in, and who did or tried what; the newest first")
    Page<AuditEntry> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        return trail.list(filter(q, outcome, since), offset, limit);
    }

    @GetMapping(produces = "text/csv")
    @Operation(summary = "The newest fifty thousand lines as CSV")
    ResponseEntity<byte[]> csv(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Instant since) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .body(trail.csv(filter(q, outcome, since)));
    }

    private static AuditFilter filter(@Nullable String q, @Nullable String outcome, @Nullable Instant since) {
        AuditEntry.Kind kind = outcome == null
                ? null
                : AuditEntry.Kind.ofWord(outcome)
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                "outcome: there is no '" + outcome
                                        + "'; use signed in, sign-in failed, done, failed or refused"));
        return new AuditFilter(q, kind, since);
    }
}
