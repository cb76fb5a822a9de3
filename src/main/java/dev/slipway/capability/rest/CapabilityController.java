package dev.slipway.capability.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.capability.Capabilities;
import dev.slipway.capability.CapabilitiesCsv;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.MapFilter;
import dev.slipway.capability.ServiceLine;
import dev.slipway.catalog.EntityRef;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What services can do beside their work, and what it is done with. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1")
@Tag(name = "capabilities")
class CapabilityController {

    private static final int USUAL_DAYS = 14;

    private final Capabilities capabilities;
    private final Clock clock;

    CapabilityController(Capabilities capabilities, Clock clock) {
        this.capabilities = capabilities;
        this.clock = clock;
    }

    @GetMapping(value = "/capabilities", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The organisation's map: coverage by capability, next steps in their waves, tools in use")
    Bodies.Map map(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier) {
        return Bodies.map(capabilities.map(filter(owner, system, tier)));
    }

    @GetMapping(value = "/capabilities", produces = "text/csv")
    @Operation(summary = "The same as a table: one line a capability")
    ResponseEntity<byte[]> table(
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(CapabilitiesCsv.write(capabilities.map(filter(owner, system, tier))));
    }

    @GetMapping("/capabilities/cycle")
    @Operation(summary = "Where a team stands in each phase of the improvement cycle, and what changed since a day")
    CycleBody cycle(@RequestParam String owner, @RequestParam(required = false) @Nullable String since) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return CycleBody.of(capabilities.cycle(
                EntityRef.asked("owner", owner, "group"), since == null ? today.minusDays(USUAL_DAYS) : day(since)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Refusal.Kind.INVALID, "since: “" + text + "” is no day such as 2026-11-07.");
        }
    }

    @GetMapping("/capabilities/{name}/services")
    @Operation(summary = "Which services stand where with one capability, by title")
    Bodies.Services services(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String coverage,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        Coverage state = coverage == null
                ? null
                : Coverage.ofWord(coverage)
                        .orElseThrow(() -> new Refusal(
                                Refusal.Kind.INVALID,
                                "coverage: use covered, partial, missing, not known or not needed, not “" + coverage
                                        + "”."));
        Page<ServiceLine> page = capabilities.services(name, state, filter(owner, system, tier), offset, limit);
        return new Bodies.Services(
                page.total(), page.items().stream().map(Bodies::service).toList());
    }

    @GetMapping("/entities/{kind}/{namespace}/{name}/capabilities")
    @Operation(summary = "Where one service stands with every capability, and the facts that show it")
    Bodies.ServiceBody of(@PathVariable String kind, @PathVariable String namespace, @PathVariable String name) {
        return Bodies.of(capabilities.of(new EntityRef(kind, namespace, name)));
    }

    private static MapFilter filter(@Nullable String owner, @Nullable String system, @Nullable Integer tier) {
        return new MapFilter(
                owner == null ? null : EntityRef.asked("owner", owner, "group"),
                system == null ? null : EntityRef.asked("system", system, "system"),
                tier);
    }
}
