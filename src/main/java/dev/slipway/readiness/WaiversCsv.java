package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Sheet;

/** Waivers as a table for a spreadsheet. */
public final class WaiversCsv {

    private static final int AT_ONCE = 1000;

    private WaiversCsv() {}

    /** Every waiver that passes the filter. */
    public static byte[] write(Waivers waivers, WaiverFilter filter) {
        Sheet csv = new Sheet();
        csv.line(
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
                csv.line(
                        waiver.id(),
                        waiver.scorecard(),
                        waiver.entity(),
                        waiver.question(),
                        waiver.state().word(),
                        waiver.lastDay(),
                        waiver.requestedBy(),
                        waiver.requestedAt(),
                        waiver.decidedBy(),
                        waiver.reason(),
                        waiver.measure());
            }
            offset += page.items().size();
            page = waivers.list(filter, offset, AT_ONCE);
        }
        return csv.bytes();
    }
}
