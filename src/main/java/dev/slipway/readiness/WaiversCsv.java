package dev.slipway.readiness;

import dev.slipway.Cell;
import dev.slipway.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Waivers as a table for a spreadsheet. */
public final class WaiversCsv {

    private static final int AT_ONCE = 1000;

    private WaiversCsv() {}

    /** Every waiver that passes the filter. */
    public static byte[] write(Waivers waivers, WaiverFilter filter) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "id",
                    "scorecard",
                    "entity",
                    "question",
                    "state",
                    "last day",
                    "requested by",
                    "requested at",
                    "decided by",
                    "reason",
                    "measure");
            int offset = 0;
            Page<Waiver> page = waivers.list(filter, 0, AT_ONCE);
            while (!page.items().isEmpty()) {
                for (Waiver waiver : page.items()) {
                    csv.printRecord(
                            waiver.id(),
                            waiver.scorecard(),
                            Cell.of(waiver.entity()),
                            waiver.question(),
                            waiver.state().word(),
                            waiver.lastDay(),
                            Cell.of(waiver.requestedBy()),
                            waiver.requestedAt(),
                            Cell.of(waiver.decidedBy()),
                            Cell.of(waiver.reason()),
                            Cell.of(waiver.measure()));
                }
                offset += page.items().size();
                page = waivers.list(filter, offset, AT_ONCE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
