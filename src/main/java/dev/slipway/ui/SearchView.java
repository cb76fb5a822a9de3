package dev.slipway.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchResults;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Find anything: one box, facets at the left, and of each result why it matched, whose it is and how old. */
@Route("search")
@PageTitle("Search")
@StyleSheet("context://assets/search.css")
@Requires(Permission.CATALOG_READ)
final class SearchView extends Div implements BeforeEnterObserver {

    private static final int TYPING_PAUSE_MILLIS = 150;

    private final Search search;
    private final Names known;
    private final People people;
    private final Clock clock;
    private final Input box = new Input();
    private final Span count = new Span();
    private final SearchFacets facets = new SearchFacets((facet, value) -> go(withToggled(facet, value)));
    private final Div bar = new Div();
    private final Div news = new Div();
    private final SearchMeant meant = new SearchMeant();
    private final HtmlContainer results = new HtmlContainer("section");
    private final Div pages = new Div();
    private @Nullable Asked open;
    private SearchAddress address = SearchAddress.of(QueryParameters.empty());
    private @Nullable SearchResults shown;
    private SearchNames names = SearchNames.NONE;

    /** What was not quite answered. */
    private record Asked(SearchQuery query, SearchResults results) {}

    SearchView(Search search, Names known, People people, Live live, Clock clock) {
        this.people = people;
        this.search = search;
        this.known = known;
        this.clock = clock;
        H1 heading = new H1("Search");
        heading.addClassName("visually-hidden");
        bar.addClassName("filterbar");
        news.addClassName("search-news");
        results.addClassName("panel");
        results.getElement().setAttribute("aria-label", "Results");
        pages.addClassNames("row", "search-pages");
        Div main = new Div(bar, news, meant, results, pages);
        Div grid = new Div(facets, main);
        grid.addClassNames("grid", "g-search");
        add(heading, head(), grid);
        live.followAll(this, this::refresh);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = SearchAddress.of(event.getLocation().getQueryParameters());
        box.setValue(address.text());
        find();
    }

    private Div head() {
        box.getElement()
                .setAttribute("aria-label", "Search")
                .setAttribute("data-filter", true)
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false");
        box.setPlaceholder("A service, an alert, a symptom, a person");
        box.setValueChangeMode(ValueChangeMode.LAZY);
        box.setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        box.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                address = address.withText(event.getValue());
                history(false);
                find();
            }
        });
        HtmlContainer key = new HtmlContainer("kbd");
        key.setText("/");
        key.getElement().setAttribute("aria-hidden", "true");
        HtmlContainer field = new HtmlContainer("label");
        field.addClassNames("field", "search-field");
        field.add(new Icon("search"), box, key);
        count.addClassNames("dim", "s");
        count.getElement().setAttribute("role", "status");
        Div head = new Div(field, count);
        head.addClassNames("row", "search-head");
        return head;
    }

    private SearchAddress withToggled(String facet, String value) {
        SearchResults now = shown;
        if (now != null) {
            SearchFilters filters = new SearchFilters(address, now);
            for (String one : List.of(value, SearchWords.name(value))) {
                if (filters.isTyped(facet, one)) {
                    return filters.without(facet, one);
                }
            }
        }
        String name = SearchWords.name(value);
        return address.toggled(facet, address.has(facet, name) ? name : value);
    }

    /** A step that the browser's back button takes back. */
    private void go(SearchAddress to) {
        address = to;
        box.setValue(to.text());
        history(true);
        find();
    }

    private void history(boolean step) {
        Location location = new Location("search", address.parameters());
        UI ui = UI.getCurrent();
        if (step) {
            ui.getPage().getHistory().pushState(null, location);
        } else {
            ui.getPage().getHistory().replaceState(null, location);
        }
    }

    private void find() {
        SearchResults now = search.find(address.query());
        settle(address.text());
        if (!now.certain()) {
            open = new Asked(address.query(), now);
        }
        show(now);
    }

    /** What was asked for in vain counts once it is whole: when something else is asked, or the page is left. */
    private void settle(String next) {
        Asked asked = open;
        open = null;
        if (asked != null && !goesOn(asked.query().text(), next)) {
            search.unanswered(asked.query(), asked.results());
        }
    }

    /** Whether one is still being typed, or taken back letter by letter. */
    private static boolean goesOn(String before, String now) {
        return !now.isBlank() && (now.startsWith(before) || before.startsWith(now));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        settle("");
    }

    /** What changes while someone reads is shown in place; what would move the list waits for a click. */
    private void refresh() {
        SearchResults now = search.find(address.query());
        SearchResults before = shown;
        if (before == null || before.hits().isEmpty()) {
            show(now);
        } else if (!SearchHit.sameOrder(before, now)) {
            NativeButton update = new NativeButton("Results have changed: show them", click -> find());
            update.addClassName("btn");
            news.removeAll();
            news.add(update);
        } else {
            shown = now;
            SearchNames called = SearchNames.of(now, address, known);
            boolean renamed = !called.equals(names);
            names = called;
            if (renamed || !before.facets().equals(now.facets())) {
                facets.show(new SearchFilters(address, now).together(), now.facets(), names);
            }
            if (renamed || !before.hits().equals(now.hits())) {
                showHits(now);
            }
        }
    }

    private void show(SearchResults now) {
        shown = now;
        names = SearchNames.of(now, address, known);
        news.removeAll();
        count.setText("%,d %s in %d ms"
                .formatted(now.total(), now.total() == 1 ? "result" : "results", Math.max(1, now.micros() / 1_000)));
        facets.show(new SearchFilters(address, now).together(), now.facets(), names);
        meant.show(now, address);
        showBar(now);
        showHits(now);
        showPages(now);
    }

    private void showHits(SearchResults now) {
        results.removeAll();
        Instant moment = clock.instant();
        now.hits().forEach(hit -> results.add(new SearchHit(hit, names, moment)));
        if (now.hits().isEmpty()) {
            results.add(SearchNothing.instead(search.ready(), address, now, this::button));
        }
    }

    private void showBar(SearchResults now) {
        bar.removeAll();
        NativeButton narrow = new NativeButton("Filters");
        narrow.addClassNames("filter", "only-narrow");
        narrow.getElement().setAttribute("aria-controls", "search-facets");
        boolean open = facets.hasClassName("open");
        narrow.getElement().setAttribute("aria-expanded", String.valueOf(open));
        narrow.addClickListener(click -> {
            boolean opened = !facets.hasClassName("open");
            facets.setClassName("open", opened);
            narrow.getElement().setAttribute("aria-expanded", String.valueOf(opened));
        });
        bar.add(narrow);
        SearchFilters filters = new SearchFilters(address, now);
        filters.chips(names, this::go).forEach(bar::add);
        if (!filters.none()) {
            NativeButton clear = new NativeButton("Clear", click -> go(filters.cleared()));
            clear.addClassNames("btn", "quiet");
            bar.add(clear);
        }
        Span end = new Span(order("Best match", SearchQuery.Order.BEST), order("Newest", SearchQuery.Order.NEWEST));
        end.addClassName("seg");
        end.getElement().setAttribute("role", "group").setAttribute("aria-label", "Sort");
        Span right = new Span(end);
        if (now.total() > 0) {
            SearchAddress listed = address;
            right.add(new Download("CSV", "search.csv", () -> SearchSheet.of(search, listed)));
        }
        if (people.current().orElse(Person.NOBODY).may(Permission.SEARCH_CURATE)) {
            Anchor gaps = new Anchor("search/gaps", "Unanswered");
            gaps.addClassNames("btn", "quiet");
            gaps.getElement().setAttribute("router-link", true);
            right.add(gaps);
        }
        right.addClassName("end");
        bar.add(right);
    }

    private NativeButton order(String words, SearchQuery.Order order) {
        NativeButton button = new NativeButton(words, click -> go(address.ordered(order)));
        button.getElement().setAttribute("aria-pressed", String.valueOf(address.order() == order));
        return button;
    }

    private void showPages(SearchResults now) {
        pages.removeAll();
        int from = address.offset();
        if (now.hits().isEmpty() || now.total() <= SearchAddress.PAGE) {
            return;
        }
        Span where =
                new Span("%,d–%,d of %,d".formatted(from + 1, from + now.hits().size(), now.total()));
        where.addClassNames("dim", "s");
        if (from > 0) {
            pages.add(button("Previous", address.at(from - SearchAddress.PAGE)));
        }
        pages.add(where);
        if (from + now.hits().size() < now.total()) {
            pages.add(button("Next", address.at(from + SearchAddress.PAGE)));
        }
    }

    private NativeButton button(String words, SearchAddress to) {
        NativeButton button = new NativeButton(words, click -> {
            go(to);
            box.scrollIntoView();
        });
        button.addClassName("btn");
        return button;
    }
}
