package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.slipway.search.SearchResults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Why the list of results is empty, and what one can do about it. */
final class SearchNothing {

    private SearchNothing() {}

    /** @param button with these words, leading to this address */
    static Component instead(
            boolean ready,
            SearchAddress address,
            SearchResults now,
            BiFunction<String, SearchAddress, Component> button) {
        if (!ready) {
            return new EmptyState(
                    "Search is getting ready",
                    "The index is being built from what was read. Nothing is lost, and this page fills by itself;"
                            + " the catalog can be used meanwhile.",
                    link("catalog", "Look through the catalog"));
        }
        if (address.offset() > 0 && now.total() > 0) {
            return new EmptyState(
                    "Nothing on this page",
                    "There are fewer results than this address expects.",
                    button.apply("First page", address.at(0)));
        }
        List<Component> ways = new ArrayList<>();
        if (!address.filters().isEmpty()) {
            ways.add(button.apply("Search without filters", address.unfiltered()));
        }
        ways.add(link("catalog", "Look through the catalog"));
        if (address.text().isBlank() && address.filters().isEmpty()) {
            return new EmptyState(
                    "Services, documents and people",
                    "Nothing has been read yet. It can be found as soon as the first source is.",
                    ways.toArray(Component[]::new));
        }
        return new EmptyState(
                address.text().isBlank() ? "Nothing has all of these" : "Nothing found for “" + address.text() + "”",
                "Typing errors and word endings do not matter. Fewer words, or one name as it stands in the code or the"
                        + " alert, find more; quotes find words only side by side.",
                ways.toArray(Component[]::new));
    }

    private static Anchor link(String path, String words) {
        Anchor link = new Anchor(path, words);
        link.addClassName("btn");
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
