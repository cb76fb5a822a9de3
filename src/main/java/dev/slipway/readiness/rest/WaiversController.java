package dev.slipway.readiness.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Waiver;
import dev.slipway.readiness.WaiverFilter;
import dev.slipway.readiness.WaiverRequest;
import dev.slipway.readiness.Waivers;
import dev.slipway.readiness.WaiversCsv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is let pass for a while, and on whose word. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/waivers")
@Tag(name = "waivers")
class WaiversController {

    private final Waivers waivers;

    WaiversController(Waivers waivers) {
        this.waivers = waivers;
    }

    /** @param until the last day on which it is to hold, such as 2027-03-31 */
    record Asked(
            @Nullable String entity,
            @Nullable String scorecard,
            @Nullable String question,
            @Nullable String reason,
            @Nullable String measure,
            @Nullable String until) {}

    record Decision(@Nullable String until, @Nullable String note) {}

    record WaiversBody(long total, List<WaiverBody> waivers) {}

    /** @param steps left out in lists */
    record WaiverBody(
            long id,
            String scorecard,
            String entity,
            String question,
            String state,
            LocalDate until,
            String reason,
            String measure,
            String requestedBy,
            Instant requestedAt,
            @Nullable String decidedBy,
            @Nullable List<Waiver.Step> steps) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Waivers, open ones first by their end")
    WaiversBody list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String question,
            @RequestParam(required = false) @Nullable String scorecard,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        Page<Waiver> page = waivers.list(filter(state, entity, owner, question, scorecard, text), offset, limit);
        return new WaiversBody(
                page.total(),
                page.items().stream().map(waiver -> body(waiver, null)).toList());
    }

    @GetMapping(produces = "text/csv")
    @Operation(summary = "The same as a table: every waiver that passes the filter")
    ResponseEntity<byte[]> table(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String question,
            @RequestParam(required = false) @Nullable String scorecard,
            @RequestParam(required = false) @Nullable String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(WaiversCsv.write(waivers, filter(state, entity, owner, question, scorecard, text)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One waiver with every step on its way")
    WaiverBody one(@PathVariable String id) {
        return whole(waivers.find(Given.id("waiver", id)));
    }

    @PostMapping
    @Requires(Permission.READINESS_REQUEST)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Asks for a waiver; somebody else decides")
    WaiverBody request(@RequestBody Asked asked) {
        return whole(waivers.request(new WaiverRequest(
                EntityRef.asked("entity", Given.required("entity", asked.entity()), "component"),
                Objects.requireNonNullElse(asked.scorecard(), Readiness.PRODUCTION_READINESS),
                Given.required("question", asked.question()),
                Objects.toString(asked.reason(), ""),
                Objects.toString(asked.measure(), ""),
                Given.day("until", Given.required("until", asked.until())))));
    }

    @PostMapping("/{id}/approve")
    @Requires(Permission.READINESS_DECIDE)
    @Operation(summary = "Lets it hold, until the day that was asked for or another; never by who asked")
    WaiverBody approve(@PathVariable String id, @RequestBody(required = false) @Nullable Decision decision) {
        String until = decision == null ? null : decision.until();
        return whole(waivers.approve(
                Given.id("waiver", id),
                until == null ? null : Given.day("until", until),
                decision == null ? null : decision.note()));
    }

    @PostMapping("/{id}/refuse")
    @Requires(Permission.READINESS_DECIDE)
    @Operation(summary = "Refuses it, with a note that says why; never by who asked")
    WaiverBody refuse(@PathVariable String id, @RequestBody Decision decision) {
        return whole(waivers.refuse(Given.id("waiver", id), Objects.toString(decision.note(), "")));
    }

    @PostMapping("/{id}/revoke")
    @Requires(Permission.READINESS_DECIDE)
    @Operation(summary = "Ends one that holds before its time, with a note that says why")
    WaiverBody revoke(@PathVariable String id, @RequestBody Decision decision) {
        return whole(waivers.revoke(Given.id("waiver", id), Objects.toString(decision.note(), "")));
    }

    @PostMapping("/{id}/withdraw")
    @Requires(Permission.READINESS_REQUEST)
    @Operation(summary = "Takes back what oneself asked for")
    WaiverBody withdraw(@PathVariable String id) {
        return whole(waivers.withdraw(Given.id("waiver", id)));
    }

    private WaiverBody whole(Waiver waiver) {
        return body(waiver, waivers.steps(waiver.id()));
    }

    private static WaiverBody body(Waiver waiver, @Nullable List<Waiver.Step> steps) {
        return new WaiverBody(
                waiver.id(),
                waiver.scorecard(),
                waiver.entity().toString(),
                waiver.question(),
                waiver.state().word(),
                waiver.lastDay(),
                waiver.reason(),
                waiver.measure(),
                waiver.requestedBy(),
                waiver.requestedAt(),
                waiver.decidedBy(),
                steps);
    }

    private static WaiverFilter filter(
            @Nullable String state,
            @Nullable String entity,
            @Nullable String owner,
            @Nullable String question,
            @Nullable String scorecard,
            @Nullable String text) {
        return new WaiverFilter(
                state == null
                        ? null
                        : Waiver.State.ofWord(state)
                                .orElseThrow(() -> new Refusal(
                                        Refusal.Kind.INVALID,
                                        "state: use requested, approved, refused, withdrawn, revoked or ended, not “"
                                                + state + "”.")),
                entity == null ? null : EntityRef.asked("entity", entity, "component"),
                owner == null ? null : EntityRef.asked("owner", owner, "group"),
                question,
                scorecard,
                text);
    }
}
