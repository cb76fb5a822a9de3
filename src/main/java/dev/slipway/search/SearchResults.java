package dev.slipway.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param facets facet name to its values, most frequent first, counted over everything found */
public record SearchResults(long total, List<Hit> hits, Map<String, List<Count>> facets, long micros) {

    /**
     * @param titleHtml the title, escaped, with {@code <mark>} around what matched
     * @param snippet the best passage, escaped, with {@code <mark>} around what matched
     */
    public record Hit(
            String id,
            String ref,
            String kind,
            String title,
            String titleHtml,
            String url,
            String snippet,
            float score,
            @Nullable String owner,
            @Nullable String system,
            @Nullable String entity,
            @Nullable String status,
            @Nullable Instant changedAt) {}

    public record Count(String value, long count) {}
}
