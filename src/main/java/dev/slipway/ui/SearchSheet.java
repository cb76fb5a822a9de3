package dev.slipway.ui;

import dev.slipway.Cell;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The best results as a table to take away; a thousand at most. */
final class SearchSheet {

    private static final int MOST = 1_000;
    private static final int CHUNK = 100;

    private SearchSheet() {}

    static byte[] of(Search search, SearchAddress address) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter sheet = new CSVPrinter(text, CSVFormat.RFC4180)) {
            sheet.printRecord("title", "kind", "ref", "owner", "system", "entity", "status", "changed");
            for (int offset = 0; offset < MOST; offset += CHUNK) {
                SearchResults page =
                        search.find(new SearchQuery(address.text(), address.filters(), offset, CHUNK, address.order()));
                for (SearchResults.Hit hit : page.hits()) {
                    sheet.printRecord(
                            Cell.of(hit.title()),
                            hit.kind(),
                            Cell.of(hit.ref()),
                            Cell.of(hit.owner()),
                            Cell.of(hit.system()),
                            Cell.of(hit.entity()),
                            Cell.of(hit.status()),
                            hit.changedAt());
                }
                if (offset + CHUNK >= page.total()) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
