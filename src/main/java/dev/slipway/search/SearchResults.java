package dev.slipway.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param facets facet name to its values, most frequent first, counted over everything found
 * @param typed the filters that were understood in the text itself
 * @param didYouMean the text with words that nothing has replaced by ones that there are; null where all are known
 * @param certain false where what is shown has only some of the words, or words spelt alike
 */
public record SearchResults(
        long total,
        List<Hit> hits,
        Map<String, List<Count>> facets,
        long micros,
        Map<String, List<String>> typed,
        @Nullable String didYouMean,
        boolean certain) {

    static final SearchResults NONE = new SearchResults(0, List.of(), Map.of(), 0, Map.of(), null, true);

    /**
     * @param titleHtml the title, escaped, with {@code <mark>} around what matched
     * @param url of the section that the snippet is from, where it is from one
     * @param snippet the best passage, escaped, with {@code <mark>} around what matched
     * @param section the heading of that section
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
            @Nullable Instant changedAt,
            @Nullable String section) {}

    public record Count(String value, long count) {}
}
