package dev.slipway.capability;

import dev.slipway.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The map as a table for a spreadsheet: one line a capability. */
public final class CapabilitiesCsv {

    private CapabilitiesCsv() {}

    public static byte[] write(OrganisationMap map) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object> head = new ArrayList<>(List.of("group", "capability", "title", "priority", "phase", "effort"));
            for (Coverage each : Coverage.values()) {
                head.add(each.word());
            }
            head.add("percent");
            head.add("helps");
            csv.printRecord(head);
            for (Reach reach : map.capabilities()) {
                Capability capability = reach.capability();
                List<Object> line = new ArrayList<>(List.of(
                        capability.group(),
                        capability.id(),
                        String.valueOf(Cell.of(capability.title())),
                        capability.priority().word(),
                        capability.phase().word(),
                        capability.effort()));
                for (Coverage each : Coverage.values()) {
                    line.add(reach.of(each));
                }
                line.add(String.format(Locale.ROOT, "%.1f", reach.percent()));
                line.add(String.join(" ", capability.helps()));
                csv.printRecord(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
