package dev.slipway.source.ui;

import dev.slipway.Page;
import dev.slipway.Sheet;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFilter;
import dev.slipway.source.SourceRow;
import dev.slipway.source.Sources;

/** The sources that a filter leaves, for a spreadsheet. */
final class SourcesSheet {

    private static final int AT_A_TIME = 500;

    private SourcesSheet() {}

    static byte[] of(Sources sources, SourceFilter filter) {
        Sheet sheet = new Sheet();
        sheet.line(
                "source",
                "name",
                "kind",
                "location",
                "branch",
                "organisation",
                "read",
                "commit",
                "error",
                "error since",
                "files",
                "problems");
        Page<SourceRow> page;
        int done = 0;
        do {
            page = sources.page(filter, done, AT_A_TIME);
            page.items().forEach(row -> line(sheet, row));
            done += page.items().size();
        } while (!page.items().isEmpty() && done < page.total());
        return sheet.bytes();
    }

    private static void line(Sheet sheet, SourceRow row) {
        Source source = row.source();
        sheet.line(
                source.id(),
                source.name(),
                SourceState.kind(source),
                source.location(),
                source.branch(),
                row.organisation(),
                source.syncedAt(),
                source.revision(),
                source.error(),
                source.errorAt(),
                source.files(),
                source.problems());
    }
}
