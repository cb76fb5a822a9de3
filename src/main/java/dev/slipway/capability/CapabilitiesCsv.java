package dev.slipway.capability;

import dev.slipway.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The map as a table for a spreadsheet: one line a capability. */
public final class CapabilitiesCsv {

    private CapabilitiesCsv() {}

    public static byte[] write(OrganisationMap map) {
        Sheet csv = new Sheet();
        List<Object> head = new ArrayList<>(List.of("group", "capability", "title", "priority", "phase", "effort"));
        for (Coverage each : Coverage.values()) {
            head.add(each.word());
        }
        head.add("percent");
        head.add("helps");
        csv.line(head);
        for (Reach reach : map.capabilities()) {
            Capability capability = reach.capability();
            List<Object> line = new ArrayList<>(List.of(
                    capability.group(),
                    capability.id(),
                    capability.title(),
                    capability.priority().word(),
                    capability.phase().word(),
                    capability.effort()));
            for (Coverage each : Coverage.values()) {
                line.add(reach.of(each));
            }
            line.add(String.format(Locale.ROOT, "%.1f", reach.percent()));
            line.add(String.join(" ", capability.helps()));
            csv.line(line);
        }
        return csv.bytes();
    }
}
