package dev.slipway.search.rest;

import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchRefused;
import dev.slipway.search.SearchResults;
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

    private static final List<String> FACETS = List.of("kind", "owner", "system", "tag", "age", "entity", "status");

    private final Search search;

    SearchController(Search search) {
        this.search = search;
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
            @Nullable Instant changedAt) {

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
                    hit.changedAt());
        }
    }

    record Found(long total, List<Hit> hits, Map<String, List<SearchResults.Count>> facets, long micros) {}

    record Suggestions(List<Hit> hits) {}

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
        SearchResults results = search.find(new SearchQuery(
                text(given),
                filters,
                number("offset", given.getFirst("offset"), 0),
                number("limit", given.getFirst("limit"), 20),
                order(given.getFirst("sort"))));
        return new Found(
                results.total(), results.hits().stream().map(Hit::of).toList(), results.facets(), results.micros());
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
