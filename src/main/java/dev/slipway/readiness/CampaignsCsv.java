package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Campaigns as tables: all of them, or the services of one with one column a question. */
public final class CampaignsCsv {

    private static final int AT_ONCE = 1000;

    private CampaignsCsv() {}

    public static byte[] list(Campaigns campaigns, @Nullable Boolean open, @Nullable String text) {
        Sheet csv = new Sheet();
        csv.line(
                "id",
                "title",
                "state",
                "passed",
                "open",
                "let pass",
                "percent",
                "begins",
                "deadline",
                "closed",
                "answers for it",
                "scorecard",
                "questions");
        int offset = 0;
        Page<Campaign> page = campaigns.list(open, text, 0, AT_ONCE);
        while (!page.items().isEmpty()) {
            Map<Long, Campaign.Tally> tallies = campaigns.tallies(page.items());
            for (Campaign campaign : page.items()) {
                Campaign.Tally tally = tallies.getOrDefault(campaign.id(), Campaign.Tally.NONE);
                Instant closedAt = campaign.closedAt();
                csv.line(
                        campaign.id(),
                        campaign.plan().title(),
                        campaign.open() ? "running" : "closed",
                        tally.passed(),
                        tally.open(),
                        tally.waived(),
                        Math.round(tally.percent() * 10) / 10.0,
                        campaign.begins(),
                        campaign.plan().deadline(),
                        closedAt == null ? "" : Assessor.day(closedAt),
                        campaign.plan().lead(),
                        campaign.plan().scorecard(),
                        String.join(" ", campaign.plan().questions()));
            }
            offset += page.items().size();
            page = campaigns.list(open, text, offset, AT_ONCE);
        }
        return csv.bytes();
    }

    public static byte[] write(Campaigns campaigns, Campaign campaign) {
        Sheet csv = new Sheet();
        List<Object> head = new ArrayList<>(List.of("entity", "owner", "open"));
        head.addAll(campaign.plan().questions());
        csv.line(head);
        int offset = 0;
        Page<Campaign.Service> page = campaigns.services(campaign, 0, AT_ONCE);
        while (!page.items().isEmpty()) {
            for (Campaign.Service service : page.items()) {
                List<Object> line = new ArrayList<>();
                line.add(service.entity());
                line.add(service.owner() == null ? "" : service.owner());
                line.add(service.open().size());
                campaign.plan()
                        .questions()
                        .forEach(id -> line.add(service.open().contains(id) ? "open" : ""));
                csv.line(line);
            }
            offset += page.items().size();
            page = campaigns.services(campaign, offset, AT_ONCE);
        }
        return csv.bytes();
    }
}
