package dev.slipway.readiness.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Campaign;
import dev.slipway.readiness.CampaignPlan;
import dev.slipway.readiness.Campaigns;
import dev.slipway.readiness.CampaignsCsv;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.StandingFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is to be passed by whom until when. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/campaigns")
@Tag(name = "campaigns")
class CampaignsController {

    private final Campaigns campaigns;

    CampaignsController(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /**
     * @param lead ref of the person or group who answers for it
     * @param owner narrows the services, as system, tier and text do
     * @param version of the campaign as it was read; for a change
     */
    record Planned(
            @Nullable String title,
            @Nullable String about,
            @Nullable String scorecard,
            @Nullable List<String> questions,
            @Nullable String lead,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            @Nullable String text,
            @Nullable String deadline,
            @Nullable Integer version) {}

    record CampaignsBody(long total, List<CampaignBody> campaigns) {}

    /** @param progress as it is now, or was when it was closed */
    record CampaignBody(
            long id,
            String title,
            String about,
            String scorecard,
            List<String> questions,
            String lead,
            @Nullable String owner,
            @Nullable String system,
            @Nullable Integer tier,
            @Nullable String text,
            LocalDate begins,
            LocalDate deadline,
            boolean open,
            int version,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            ProgressBody progress) {}

    /** The questions and the days are left out in lists. */
    record ProgressBody(
            double percent,
            long passed,
            long open,
            long waived,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Campaign.OfQuestion> questions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Campaign.Day> burnDown) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Campaigns with their sums, running ones first by their deadline")
    CampaignsBody list(
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "100") int limit) {
        Page.check(offset, limit);
        Page<Campaign> page = campaigns.list(open, text, offset, limit);
        Map<Long, Campaign.Tally> tallies = campaigns.tallies(page.items());
        return new CampaignsBody(
                page.total(),
                page.items().stream()
                        .map(each -> body(each, tallies.getOrDefault(each.id(), Campaign.Tally.NONE), null))
                        .toList());
    }

    @GetMapping(produces = "text/csv")
    @Operation(summary = "The same as a table: every campaign that passes the filter")
    ResponseEntity<byte[]> all(
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable String text) {
        return csv(CampaignsCsv.list(campaigns, open, text));
    }

    @GetMapping(value = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One campaign with its progress by question and its burn-down by day")
    CampaignBody one(@PathVariable String id) {
        return whole(campaigns.find(Given.id("campaign", id)));
    }

    @GetMapping(value = "/{id}", produces = "text/csv")
    @Operation(summary = "The services of a campaign with the questions that are open for each")
    ResponseEntity<byte[]> table(@PathVariable String id) {
        return csv(CampaignsCsv.write(campaigns, campaigns.find(Given.id("campaign", id))));
    }

    private static ResponseEntity<byte[]> csv(byte[] table) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(table);
    }

    @PostMapping
    @Requires(Permission.READINESS_PLAN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Starts a campaign today")
    CampaignBody start(@RequestBody Planned planned) {
        return whole(campaigns.start(plan(planned)));
    }

    @PutMapping("/{id}")
    @Requires(Permission.READINESS_PLAN)
    @Operation(summary = "Changes a campaign that runs")
    CampaignBody change(@PathVariable String id, @RequestBody Planned planned) {
        Campaign before = campaigns.find(Given.id("campaign", id));
        Integer version = planned.version();
        if (version == null) {
            throw new Refusal(
                    Refusal.Kind.INVALID, "version is missing. Send the one that you read, so that no change is lost.");
        }
        return whole(campaigns.change(before.id(), plan(planned), version));
    }

    @PostMapping("/{id}/close")
    @Requires(Permission.READINESS_PLAN)
    @Operation(summary = "Closes a campaign")
    CampaignBody close(@PathVariable String id) {
        return whole(campaigns.close(Given.id("campaign", id)));
    }

    private CampaignBody whole(Campaign campaign) {
        Campaign.Progress progress = campaigns.progress(campaign);
        return body(campaign, progress.tally(), progress);
    }

    private static CampaignBody body(Campaign campaign, Campaign.Tally tally, Campaign.@Nullable Progress progress) {
        CampaignPlan plan = campaign.plan();
        StandingFilter services = plan.services();
        return new CampaignBody(
                campaign.id(),
                plan.title(),
                plan.about(),
                plan.scorecard(),
                plan.questions(),
                plan.lead().toString(),
                services.owners() == null
                        ? null
                        : services.owners().iterator().next().toString(),
                services.system() == null ? null : services.system().toString(),
                services.tier(),
                services.text(),
                campaign.begins(),
                plan.deadline(),
                campaign.open(),
                campaign.version(),
                campaign.closedAt(),
                campaign.closedBy(),
                new ProgressBody(
                        Bodies.rounded(tally.percent()),
                        tally.passed(),
                        tally.open(),
                        tally.waived(),
                        progress == null ? null : progress.questions(),
                        progress == null ? null : progress.burnDown()));
    }

    private static CampaignPlan plan(Planned planned) {
        String owner = planned.owner();
        String system = planned.system();
        return new CampaignPlan(
                Objects.toString(planned.title(), ""),
                Objects.toString(planned.about(), ""),
                Objects.requireNonNullElse(planned.scorecard(), Readiness.PRODUCTION_READINESS),
                Objects.requireNonNullElse(planned.questions(), List.of()),
                EntityRef.asked("lead", Objects.toString(planned.lead(), ""), "group"),
                new StandingFilter(
                        owner == null ? null : Set.of(EntityRef.asked("owner", owner, "group")),
                        system == null ? null : EntityRef.asked("system", system, "system"),
                        planned.tier(),
                        null,
                        planned.text()),
                Given.day("deadline", Objects.toString(planned.deadline(), "")));
    }
}
