package dev.slipway.ui;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.search.SearchResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The filters that hold, as chips: those of the address, and those that were typed into the text. */
final class SearchFilters {

    private final SearchAddress address;
    private final Map<String, List<String>> typed;

    SearchFilters(SearchAddress address, SearchResults now) {
        this.address = address;
        this.typed = now.typed();
    }

    boolean none() {
        return address.filters().isEmpty() && typed.isEmpty();
    }

    /** The address as it would be if what was typed had been chosen. */
    SearchAddress together() {
        Map<String, List<String>> all = new LinkedHashMap<>(address.filters());
        typed.forEach((facet, values) -> {
            List<String> both = new ArrayList<>(all.getOrDefault(facet, List.of()));
            both.addAll(values);
            all.put(facet, both);
        });
        return new SearchAddress(address.text(), all, address.offset(), address.order());
    }

    boolean isTyped(String facet, String value) {
        return typed.getOrDefault(facet, List.of()).stream().anyMatch(value::equalsIgnoreCase);
    }

    SearchAddress without(String facet, String value) {
        return isTyped(facet, value) ? address.withText(address.textWithout(facet)) : address.toggled(facet, value);
    }

    /** No filter at all, neither chosen nor typed. */
    SearchAddress cleared() {
        SearchAddress bare = address.unfiltered();
        for (String facet : typed.keySet()) {
            bare = bare.withText(bare.textWithout(facet));
        }
        return bare;
    }

    List<NativeButton> chips(SearchNames names, Consumer<SearchAddress> go) {
        List<NativeButton> chips = new ArrayList<>();
        together()
                .filters()
                .forEach((facet, values) -> values.forEach(value -> {
                    String heading = SearchAddress.FACETS.getOrDefault(facet, facet);
                    String words = names.facetValue(facet, value);
                    NativeButton chip = new NativeButton("", click -> go.accept(without(facet, value)));
                    chip.addClassNames("filter", "on");
                    chip.getElement().setAttribute("aria-label", "Remove the filter " + heading + " " + words);
                    chip.add(new Span(heading), Figures.strong(words), new Icon("x").small());
                    chips.add(chip);
                }));
        return chips;
    }
}
