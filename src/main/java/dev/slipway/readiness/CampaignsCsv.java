package dev.slipway.readiness;

import dev.slipway.Cell;
import dev.slipway.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The services of a campaign as a table: one column a question. */
public final class CampaignsCsv {

    private static final int AT_ONCE = 1000;

    private CampaignsCsv() {}

    public static byte[] write(Campaigns campaigns, Campaign campaign) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object> head = new ArrayList<>(List.of("entity", "owner", "open"));
            head.addAll(campaign.plan().questions());
            csv.printRecord(head);
            int offset = 0;
            Page<Campaign.Service> page = campaigns.services(campaign, 0, AT_ONCE);
            while (!page.items().isEmpty()) {
                for (Campaign.Service service : page.items()) {
                    List<Object> line = new ArrayList<>();
                    line.add(Cell.of(service.entity()));
                    line.add(service.owner() == null ? "" : Cell.of(service.owner()));
                    line.add(service.open().size());
                    campaign.plan()
                            .questions()
                            .forEach(id -> line.add(service.open().contains(id) ? "open" : ""));
                    csv.printRecord(line);
                }
                offset += page.items().size();
                page = campaigns.services(campaign, offset, AT_ONCE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
