package dev.slipway.search.rest;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchRefused;
import dev.slipway.search.SearchResults;
import dev.slipway.search.Unanswered;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/search")
class SearchController {

    private static final List<String> FACETS = List.of("kind", "owner", "system", "status", "tag", "age", "entity");

    private final Search search;
    private final Unanswered unanswered;

    SearchController(Search search, Unanswered unanswered) {
        this.search = search;
        this.unanswered = unanswered;
    }

    record Hit(
            String ref,
            String kind,
            String title,
            String url,
            String snippet,
            float score,
            String titleHtml,
            @Nullable String owner,
            @Nullable String system,
            @Nullable String entity,
            @Nullable String status,
            @Nullable Instant changedAt,
            @Nullable String section) {

        static Hit of(SearchResults.Hit hit) {
            return new Hit(
                    hit.ref(),
                    hit.kind(),
                    hit.title(),
                    hit.url(),
                    hit.snippet(),
                    hit.score(),
                    hit.titleHtml(),
                    hit.owner(),
                    hit.system(),
                    hit.entity(),
                    hit.status(),
                    hit.changedAt(),
                    hit.section());
        }
    }

    record Found(
            long total,
            List<Hit> hits,
            Map<String, List<SearchResults.Count>> facets,
            long micros,
            @Nullable String didYouMean) {}

    record Suggestions(List<Hit> hits) {}

    record Gaps(List<Unanswered.Gap> gaps) {}

    /** A parameter that is given several times widens; different parameters narrow. */
    @GetMapping
    Found find(@RequestParam MultiValueMap<String, String> given) {
        Map<String, List<String>> filters = new HashMap<>();
        for (String facet : FACETS) {
            List<String> values = given.getOrDefault(facet, List.of()).stream()
                    .filter(value -> !value.isBlank())
                    .toList();
            if (!values.isEmpty()) {
                filters.put(facet, values);
            }
        }
        SearchQuery query = new SearchQuery(
                text(given),
                filters,
                number("offset", given.getFirst("offset"), 0),
                number("limit", given.getFirst("limit"), 20),
                order(given.getFirst("sort")));
        SearchResults results = search.find(query);
        search.unanswered(query, results);
        return new Found(
                results.total(),
                results.hits().stream().map(Hit::of).toList(),
                results.facets(),
                results.micros(),
                results.didYouMean());
    }

    /** What the words typed so far may become. */
    @GetMapping("/suggestions")
    Suggestions suggest(@RequestParam MultiValueMap<String, String> given) {
        int limit = number("limit", given.getFirst("limit"), 8);
        if (limit < 1 || limit > 50) {
            throw new SearchRefused("The limit must be a number from 1 to 50.");
        }
        return new Suggestions(
                search.suggest(text(given), limit).stream().map(Hit::of).toList());
    }

    /** What says much the same as the document or entity with this ref. */
    @GetMapping("/similar")
    Suggestions similar(@RequestParam String ref, @RequestParam(defaultValue = "6") int limit) {
        String id = ref.indexOf(':') > 0 && ref.indexOf(':') < ref.indexOf('/') ? "entity:" + ref : "document:" + ref;
        return new Suggestions(search.similar(id, limit).stream().map(Hit::of).toList());
    }

    /** What was looked for in vain in the last days. */
    @GetMapping("/gaps")
    @Requires(Permission.SEARCH_CURATE)
    Gaps gaps(@RequestParam(defaultValue = "30") int days, @RequestParam(defaultValue = "100") int limit) {
        return new Gaps(unanswered.list(days, limit));
    }

    /** Starts building the index anew; the old one answers until it is done. */
    @PostMapping("/rebuild")
    @Requires(Permission.PORTAL_ADMINISTER)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        search.rebuild();
    }

    private static String text(MultiValueMap<String, String> given) {
        String text = given.getFirst("q");
        return text == null ? "" : text;
    }

    private static int number(String name, @Nullable String text, int otherwise) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new SearchRefused("The " + name + " must be a number.");
        }
    }

    private static SearchQuery.Order order(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return SearchQuery.Order.BEST;
        }
        return Arrays.stream(SearchQuery.Order.values())
                .filter(order -> order.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new SearchRefused("The sort must be "
                        + SearchQuery.Order.BEST.name().toLowerCase(Locale.ROOT) + " or "
                        + SearchQuery.Order.NEWEST.name().toLowerCase(Locale.ROOT) + "."));
    }
}
