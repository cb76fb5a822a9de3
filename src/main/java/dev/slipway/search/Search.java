package dev.slipway.search;

import java.util.List;
import org.springframework.stereotype.Component;

/** Finds entities, documents and whatever else rooms offer; tolerant of typing errors, near real time. */
@Component
public class Search {

    Search() {}

    public SearchResults find(SearchQuery query) {
        throw new UnsupportedOperationException("search room");
    }

    /** The best few for what has been typed so far, the last word taken as a beginning. */
    public List<SearchResults.Hit> suggest(String typed, int limit) {
        throw new UnsupportedOperationException("search room");
    }

    /** Builds the index anew from every source while the old one goes on answering. */
    public void rebuild() {
        throw new UnsupportedOperationException("search room");
    }
}
