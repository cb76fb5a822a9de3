package dev.slipway.ui;

import dev.slipway.Sheet;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchResults;

/** The best results as a table to take away; a thousand at most. */
final class SearchSheet {

    private static final int MOST = 1_000;
    private static final int CHUNK = 100;

    private SearchSheet() {}

    static byte[] of(Search search, SearchAddress address) {
        Sheet sheet = new Sheet();
        sheet.line("title", "kind", "ref", "owner", "system", "entity", "status", "changed");
        for (int offset = 0; offset < MOST; offset += CHUNK) {
            SearchResults page =
                    search.find(new SearchQuery(address.text(), address.filters(), offset, CHUNK, address.order()));
            for (SearchResults.Hit hit : page.hits()) {
                sheet.line(
                        hit.title(),
                        hit.kind(),
                        hit.ref(),
                        hit.owner(),
                        hit.system(),
                        hit.entity(),
                        hit.status(),
                        hit.changedAt());
            }
            if (offset + CHUNK >= page.total()) {
                break;
            }
        }
        return sheet.bytes();
    }
}
