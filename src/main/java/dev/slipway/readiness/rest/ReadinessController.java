package dev.slipway.readiness.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.MeanOnDay;
import dev.slipway.readiness.OwnerMean;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.StandingFilter;
import dev.slipway.readiness.StandingsCsv;
import dev.slipway.readiness.Summary;
import dev.slipway.readiness.Verdict;
import dev.slipway.readiness.report.Format;
import dev.slipway.readiness.report.ReadinessAnswer;
import dev.slipway.readiness.report.Report;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How entities stand, and by which standard. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1")
@Tag(name = "readiness")
class ReadinessController {

    private final Readiness readiness;

    ReadinessController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping(
            value = "/entities/{kind}/{namespace}/{name}/readiness",
            params = "!format",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Score, verdict, and the answer to every question with its evidence")
    ReadinessAnswer readiness(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(defaultValue = Readiness.PRODUCTION_READINESS) String scorecard) {
        Scorecard standard = readiness.required(scorecard);
        String wanted = target(standard, target);
        return ReadinessAnswer.of(readiness.assessment(new EntityRef(kind, namespace, name), scorecard), wanted);
    }

    @GetMapping(value = "/entities/{kind}/{namespace}/{name}/readiness", params = "format")
    @Operation(
            summary = "The same to take along: format=report, roadmap, checklist, html, pdf, json (with every fact),"
                    + " sarif or cyclonedx")
    ResponseEntity<byte[]> takeAlong(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(defaultValue = Readiness.PRODUCTION_READINESS) String scorecard,
            @RequestParam String format) {
        Format wanted = Format.ofWord(format)
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.INVALID, "format: use " + Format.words() + ", not “" + format + "”."));
        return file(new EntityRef(kind, namespace, name), target, scorecard, wanted);
    }

    @GetMapping(
            value = "/entities/{kind}/{namespace}/{name}/readiness",
            produces = {"application/sarif+json", "text/markdown", "application/pdf", "application/vnd.cyclonedx+json"})
    @Operation(summary = "The report, as PDF too, SARIF or CycloneDX, for those who ask by the header Accept")
    ResponseEntity<byte[]> asAccepted(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(defaultValue = Readiness.PRODUCTION_READINESS) String scorecard,
            @RequestHeader("Accept") String accept) {
        return file(new EntityRef(kind, namespace, name), target, scorecard, Format.accepted(accept));
    }

    private ResponseEntity<byte[]> file(EntityRef ref, @Nullable String target, String scorecard, Format format) {
        String wanted = target(readiness.required(scorecard), target);
        Report report = readiness.report(ref, scorecard, wanted);
        MediaType type = MediaType.parseMediaType(format.mediaType());
        return ResponseEntity.ok()
                .contentType(format.isBinary() ? type : new MediaType(type, StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (format == Format.HTML ? ContentDisposition.attachment() : ContentDisposition.inline())
                                .filename(format.fileName(ref.name()))
                                .build()
                                .toString())
                .body(format.bytes(report));
    }

    @GetMapping("/entities/{kind}/{namespace}/{name}/readiness/what-if")
    @Operation(summary = "Score, band and verdict if these questions were passed and nothing else changed")
    Bodies.WhatIfBody whatIf(
            @PathVariable String kind,
            @PathVariable String namespace,
            @PathVariable String name,
            @RequestParam List<String> fixed,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(defaultValue = Readiness.PRODUCTION_READINESS) String scorecard) {
        String wanted = target(readiness.required(scorecard), target);
        return Bodies.whatIf(readiness.whatIf(new EntityRef(kind, namespace, name), scorecard, fixed), wanted);
    }

    @GetMapping("/scorecards")
    @Operation(summary = "The standards that entities are judged by")
    List<Bodies.ScorecardLine> scorecards() {
        return readiness.scorecards().stream().map(Bodies::line).toList();
    }

    @GetMapping("/scorecards/{name}")
    @Operation(summary = "One standard with its categories, questions and rules")
    Scorecard scorecard(@PathVariable String name) {
        return readiness.scorecard(name).orElseThrow(() -> unknown(name));
    }

    @GetMapping(value = "/scorecards/{name}/assessments", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "How every entity stands, worst first")
    Bodies.StandingsBody assessments(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Scorecard scorecard = readiness.scorecard(name).orElseThrow(() -> unknown(name));
        String wanted = target(scorecard, target);
        Page.check(offset, limit);
        StandingFilter filter = filter(owner, system, tier, verdict, text);
        Page<Standing> page = readiness.list(name, wanted, filter, offset, limit);
        Summary summary = readiness.summary(name, wanted, filter);
        Map<EntityRef, Double> change = readiness.monthsChange(page.items(), name);
        Map<String, Long> verdicts = new LinkedHashMap<>();
        for (Verdict each : Verdict.values()) {
            verdicts.put(each.word(), summary.verdicts().getOrDefault(each, 0L));
        }
        Map<String, Double> means = new LinkedHashMap<>();
        summary.categories().forEach((category, mean) -> means.put(category, Bodies.rounded(mean.doubleValue())));
        return new Bodies.StandingsBody(
                name,
                wanted,
                page.total(),
                Bodies.rounded(summary.mean()),
                verdicts,
                means,
                summary.missed().stream().map(Bodies::missed).toList(),
                page.items().stream()
                        .map(standing -> Bodies.standing(standing, scorecard, wanted, change.get(standing.entity())))
                        .toList());
    }

    @GetMapping("/scorecards/{name}/owners")
    @Operation(summary = "How each owner's entities stand together, worst first")
    List<OwnerMean> owners(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier) {
        Scorecard scorecard = readiness.scorecard(name).orElseThrow(() -> unknown(name));
        return readiness.byOwner(name, target(scorecard, target), filter(null, system, tier, null, null), Page.MOST);
    }

    @GetMapping("/scorecards/{name}/trend")
    @Operation(summary = "The mean score from day to day, of every entity that passes the filter")
    List<MeanOnDay> trend(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "90") int days) {
        Scorecard scorecard = readiness.scorecard(name).orElseThrow(() -> unknown(name));
        if (days < 1 || days > Page.MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "days: give a number from 1 to " + Page.MOST + ".");
        }
        return readiness.trend(name, target(scorecard, target), filter(owner, system, tier, verdict, text), days);
    }

    @GetMapping(value = "/scorecards/{name}/assessments", produces = "text/csv")
    @Operation(summary = "The same as a table: every entity that passes the filter")
    ResponseEntity<byte[]> table(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String system,
            @RequestParam(required = false) @Nullable Integer tier,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String text) {
        Scorecard scorecard = readiness.scorecard(name).orElseThrow(() -> unknown(name));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(StandingsCsv.write(
                        readiness, scorecard, target(scorecard, target), filter(owner, system, tier, verdict, text)));
    }

    private static StandingFilter filter(
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            @Nullable String verdict,
            @Nullable String text) {
        return new StandingFilter(
                owner == null ? null : Set.of(EntityRef.asked("owner", owner, "group")),
                system == null ? null : EntityRef.asked("system", system, "system"),
                tier,
                verdict == null
                        ? null
                        : Verdict.ofWord(verdict)
                                .orElseThrow(() -> new Refusal(
                                        Refusal.Kind.INVALID,
                                        "verdict: use go, conditional go or no-go, not “" + verdict + "”.")),
                text);
    }

    private static String target(Scorecard scorecard, @Nullable String target) {
        if (target == null) {
            return scorecard.targets().getFirst();
        }
        if (!scorecard.targets().contains(target)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "target: the scorecard " + scorecard.name() + " gives no verdict for “" + target
                            + "”. Its targets are " + String.join(", ", scorecard.targets()) + ".");
        }
        return target;
    }

    private static Refusal unknown(String name) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no scorecard “" + name + "”.");
    }
}
