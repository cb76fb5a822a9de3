package dev.slipway.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.slipway.search.SearchQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the search page shows, as its address says it: anything that makes no sense there is left out. */
record SearchAddress(String text, Map<String, List<String>> filters, int offset, SearchQuery.Order order) {

    static final int PAGE = 20;

    /** Facet to its heading, in the order of the page. */
    static final Map<String, String> FACETS = facets();

    private static final int LAST_OFFSET = 10_000 - PAGE;

    static SearchAddress of(QueryParameters parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (String facet : FACETS.keySet()) {
            List<String> values = parameters.getParameters(facet).stream()
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .limit(50)
                    .toList();
            if (!values.isEmpty()) {
                filters.put(facet, values);
            }
        }
        return new SearchAddress(
                parameters.getSingleParameter("q").orElse(""),
                filters,
                parameters
                        .getSingleParameter("offset")
                        .map(SearchAddress::offset)
                        .orElse(0),
                parameters.getSingleParameter("sort").filter("newest"::equals).isPresent()
                        ? SearchQuery.Order.NEWEST
                        : SearchQuery.Order.BEST);
    }

    private static int offset(String text) {
        return text.matches("[0-9]{1,6}") ? Math.min(LAST_OFFSET, Integer.parseInt(text)) : 0;
    }

    QueryParameters parameters() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (!text.isBlank()) {
            all.put("q", List.of(text));
        }
        all.putAll(filters);
        if (order == SearchQuery.Order.NEWEST) {
            all.put("sort", List.of("newest"));
        }
        if (offset > 0) {
            all.put("offset", List.of(Integer.toString(offset)));
        }
        return new QueryParameters(all);
    }

    String href() {
        return "search?" + parameters().getQueryString();
    }

    /** The text without the filters of one facet that were typed into it. */
    String textWithout(String facet) {
        return text.replaceAll("(?i)(?<!\\S)" + facet + ":(?:\"[^\"]*\"|\\S+)", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    SearchQuery query() {
        return new SearchQuery(text, filters, offset, PAGE, order);
    }

    SearchAddress withText(String wanted) {
        return new SearchAddress(wanted, filters, 0, order);
    }

    SearchAddress at(int wanted) {
        return new SearchAddress(text, filters, Math.clamp(wanted, 0, LAST_OFFSET), order);
    }

    SearchAddress ordered(SearchQuery.Order wanted) {
        return new SearchAddress(text, filters, 0, wanted);
    }

    SearchAddress unfiltered() {
        return new SearchAddress(text, Map.of(), 0, order);
    }

    boolean has(String facet, String value) {
        return filters.getOrDefault(facet, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    /** Takes the value in, or out if it was in. */
    SearchAddress toggled(String facet, String value) {
        List<String> values = new ArrayList<>(filters.getOrDefault(facet, List.of()));
        if (!values.removeIf(value::equalsIgnoreCase)) {
            values.add(value);
        }
        Map<String, List<String>> all = new LinkedHashMap<>(filters);
        all.remove(facet);
        if (!values.isEmpty()) {
            all.put(facet, List.copyOf(values));
        }
        return new SearchAddress(text, all, 0, order);
    }

    private static Map<String, String> facets() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kind", "Kind");
        all.put("owner", "Owner");
        all.put("system", "System");
        all.put("status", "Status");
        all.put("tag", "Tag");
        all.put("age", "Changed");
        return all;
    }
}
