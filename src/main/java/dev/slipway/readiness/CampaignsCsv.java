package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Sheet;
import java.util.ArrayList;
import java.util.List;

/** The services of a campaign as a table: one column a question. */
public final class CampaignsCsv {

    private static final int AT_ONCE = 1000;

    private CampaignsCsv() {}

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
