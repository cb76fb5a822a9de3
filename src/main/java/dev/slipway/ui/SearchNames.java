package dev.slipway.ui;

import dev.slipway.search.SearchResults;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What the entities behind one page of results are called. */
record SearchNames(Map<String, String> names) {

    static final SearchNames NONE = new SearchNames(Map.of());

    private static final List<String> FACETS_OF_REFS = List.of("owner", "system");

    /** Asked for together, however many there are. */
    static SearchNames of(SearchResults results, SearchAddress address, Names known) {
        Set<String> refs = new LinkedHashSet<>();
        results.hits().stream()
                .flatMap(hit -> Stream.of(hit.entity(), hit.system(), hit.owner()))
                .filter(Objects::nonNull)
                .forEach(refs::add);
        for (String facet : FACETS_OF_REFS) {
            results.facets().getOrDefault(facet, List.of()).forEach(count -> refs.add(count.value()));
            refs.addAll(address.filters().getOrDefault(facet, List.of()));
        }
        return new SearchNames(refs.isEmpty() ? Map.of() : known.names(refs));
    }

    String of(String ref) {
        return names.getOrDefault(ref, SearchWords.name(ref));
    }

    String facetValue(String facet, String value) {
        if (!FACETS_OF_REFS.contains(facet)) {
            return SearchWords.facetValue(facet, value);
        }
        String named = names.get(value);
        if (named != null) {
            return named;
        }
        return names.entrySet().stream() // an address may name an owner or a system without kind and namespace
                .filter(name -> SearchWords.name(name.getKey()).equalsIgnoreCase(value))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(SearchWords.name(value));
    }
}
