package dev.slipway.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.slipway.search.SearchResults;

/** Above results that are not quite what was asked for: says so, and offers what may have been meant. */
final class SearchMeant extends Div {

    SearchMeant() {
        addClassName("search-meant");
        setId("search-meant");
        getElement().setAttribute("role", "status");
    }

    void show(SearchResults now, SearchAddress address) {
        removeAll();
        String meant = now.didYouMean();
        if (now.total() == 0 || now.certain()) {
            return;
        }
        if (meant == null) {
            add(new Span("Nothing has all of these words. This comes nearest:"));
            return;
        }
        Anchor link = new Anchor(address.withText(meant).href(), meant);
        link.getElement().setAttribute("router-link", true);
        add(new Span("Not everything is spelt like this anywhere. Did you mean "), link, new Span("?"));
    }
}
