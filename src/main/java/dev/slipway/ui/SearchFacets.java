package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.search.SearchResults;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the results can be narrowed by: each facet's values as checkboxes, with how many results have them. */
@Tag(Tag.ASIDE)
final class SearchFacets extends HtmlContainer {

    private static final int SHOWN = 7;

    private final BiConsumer<String, String> toggled;
    private final Set<String> opened = new HashSet<>();
    private Map<String, List<SearchResults.Count>> shown = Map.of();
    private SearchNames names = SearchNames.NONE;
    private @Nullable String focused;

    /** @param toggled told the facet and the value */
    SearchFacets(BiConsumer<String, String> toggled) {
        this.toggled = toggled;
        addClassName("facets");
        setId("search-facets");
        getElement().setAttribute("aria-label", "Filters");
    }

    void show(SearchAddress address, Map<String, List<SearchResults.Count>> facets, SearchNames called) {
        shown = facets;
        names = called;
        removeAll();
        SearchAddress.FACETS.forEach((facet, heading) -> {
            List<SearchResults.Count> values = facets.getOrDefault(facet, List.of());
            if (!values.isEmpty()) {
                add(group(address, facet, heading, values));
            }
        });
    }

    private HtmlContainer group(SearchAddress address, String facet, String heading, List<SearchResults.Count> values) {
        HtmlContainer group = new HtmlContainer("fieldset");
        HtmlContainer legend = new HtmlContainer("legend");
        legend.setText(heading);
        group.add(legend);
        boolean all = opened.contains(facet);
        int left = 0;
        for (int i = 0; i < values.size(); i++) {
            SearchResults.Count one = values.get(i);
            boolean chosen = isChosen(address, facet, one.value());
            if (all || i < SHOWN || chosen) {
                group.add(choice(facet, one, chosen));
            } else {
                left++;
            }
        }
        if (left > 0) {
            NativeButton more = new NativeButton("Show " + left + " more", click -> {
                opened.add(facet);
                show(address, shown, names);
            });
            more.addClassNames("btn", "quiet", "small");
            group.add(more);
        }
        return group;
    }

    private HtmlContainer choice(String facet, SearchResults.Count one, boolean chosen) {
        Input box = new Input();
        box.setType("checkbox");
        box.addClassName("check");
        box.getElement().setProperty("checked", chosen);
        box.getElement().addEventListener("change", event -> {
            focused = facet + one.value();
            toggled.accept(facet, one.value());
        });
        Span count = new Span("%,d".formatted(one.count()));
        count.addClassName("n");
        HtmlContainer label = new HtmlContainer("label");
        label.addClassName("facet");
        label.add(box, new Span(names.facetValue(facet, one.value())), count);
        if ((facet + one.value()).equals(focused)) {
            focused = null;
            box.focus(); // the list was made anew under the reader's hands
        }
        return label;
    }

    /** An address may name an owner or a system without kind and namespace. */
    static boolean isChosen(SearchAddress address, String facet, String value) {
        return address.has(facet, value) || address.has(facet, SearchWords.name(value));
    }
}
