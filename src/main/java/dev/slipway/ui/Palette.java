package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.slipway.search.Search;
import dev.slipway.search.SearchQuery;
import dev.slipway.search.SearchResults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Search from anywhere, as you type. Opening, arrow keys and Enter are the browser's part ({@code slipway.js}); the list
 * is made here.
 */
@Tag("dialog")
final class Palette extends HtmlContainer {

    private static final int SHOWN = 10;
    private static final int DEBOUNCE_MILLIS = 80;

    private final Navigation navigation;
    private final Search search;
    private final Input field = new Input();
    private final Div list = new Div();
    private final Div nothing = new Div();
    private final Anchor all = new Anchor();
    private int options;

    Palette(Navigation navigation, Search search) {
        this.navigation = navigation;
        this.search = search;
        setId("palette");
        addClassName("palette");
        getElement().setAttribute("aria-label", "Search and pages");
        list.setId("palette-list");
        list.addClassName("palette-list");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", "Results");
        nothing.addClassName("palette-none");
        nothing.getElement().setAttribute("role", "status");
        add(head(), list, nothing, foot());
        getElement().addEventListener("palette-open", event -> show(field.getValue()));
    }

    private Div head() {
        String label = "Search services, documents, people, pages";
        field.setId("palette-q");
        field.setPlaceholder("Services, documents, people, pages");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(DEBOUNCE_MILLIS);
        field.addValueChangeListener(event -> show(event.getValue()));
        field.getElement()
                .setAttribute("role", "combobox")
                .setAttribute("aria-label", label)
                .setAttribute("aria-expanded", "true")
                .setAttribute("aria-controls", "palette-list")
                .setAttribute("aria-autocomplete", "list")
                .setAttribute("autocomplete", "off")
                .setAttribute("spellcheck", "false");
        Div head = new Div(new Icon("search"), field, key("Esc"));
        head.addClassName("palette-in");
        return head;
    }

    private Div foot() {
        Span open = new Span(key("↵"));
        open.add(" open");
        Span move = new Span(key("↑"), key("↓"));
        move.add(" move");
        Span tab = new Span(key("Ctrl"), key("↵"));
        tab.add(" new tab");
        move.addClassName("hide-s");
        tab.addClassName("hide-s");
        all.getElement().setAttribute("router-link", true);
        Span end = new Span(all);
        end.addClassName("end");
        Div foot = new Div(move, open, tab, end);
        foot.addClassName("palette-foot");
        return foot;
    }

    private void show(String value) {
        String typed = value.strip();
        list.removeAll();
        options = 0;
        Map<String, Div> groups = new LinkedHashMap<>();
        if (!typed.isEmpty()) {
            for (SearchResults.Hit hit : search.suggest(typed, SHOWN)) {
                groups.computeIfAbsent(group(hit), this::group).add(option(hit));
            }
        }
        for (NavEntry entry : pages(typed)) {
            groups.computeIfAbsent("Pages", this::group).add(option(entry));
        }
        list.setVisible(options > 0);
        nothing.setVisible(options == 0);
        nothing.setText("Nothing begins like that. Press Enter to search the full text.");
        all.setVisible(!typed.isEmpty());
        if (!typed.isEmpty()) {
            long total = search.find(new SearchQuery(typed, Map.of(), 0, 1)).total();
            all.setText(total == 1 ? "1 result" : "All %,d results".formatted(total));
            all.setHref("search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        }
        list.getElement().setAttribute("data-typed", typed);
    }

    private List<NavEntry> pages(String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return navigation.entries().stream()
                .filter(entry -> entry.label().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** In the words of the navigation, not of descriptors. */
    private static String group(SearchResults.Hit hit) {
        if (hit.id().startsWith("document:")) {
            return "Documents";
        }
        if (hit.id().startsWith("entity:component:")) {
            return "Services";
        }
        if (hit.id().startsWith("entity:user:") || hit.id().startsWith("entity:group:")) {
            return "People";
        }
        return "Other";
    }

    private static String icon(String group) {
        return switch (group) {
            case "Documents" -> "doc";
            case "Services" -> "service";
            case "People" -> "user";
            default -> "catalog";
        };
    }

    private Div group(String name) {
        Div heading = new Div(name);
        heading.addClassName("palette-group");
        heading.getElement().setAttribute("aria-hidden", "true");
        Div group = new Div(heading);
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        list.add(group);
        return group;
    }

    private Anchor option(SearchResults.Hit hit) {
        Span title = new Span();
        title.getElement().setProperty("innerHTML", hit.titleHtml()); // escaped by search, which marks what matched
        Span about = new Span(hit.kind());
        Anchor option = option(icon(group(hit)), hit.url(), title, about);
        if (hit.status() != null) {
            Span status = new Span(hit.status());
            status.addClassName("hide-s");
            ((Span) option.getChildren().toList().getLast()).addComponentAsFirst(status);
        }
        return option;
    }

    private Anchor option(NavEntry entry) {
        return option(entry.icon(), entry.path(), new Span(entry.label()), new Span(""));
    }

    private Anchor option(String icon, String url, Component title, Span about) {
        about.addClassName("sub");
        Span text = new Span(title, about);
        text.addClassName("tx");
        Span end = new Span(key("↵"));
        end.addClassName("end");
        String relative = url.startsWith("/") ? url.substring(1) : url;
        Anchor option = new Anchor(relative.isEmpty() ? "." : relative);
        option.add(new Icon(icon), text, end);
        option.addClassName("opt");
        option.setId("opt-" + options++);
        option.getElement()
                .setAttribute("role", "option")
                .setAttribute("aria-selected", "false")
                .setAttribute("tabindex", "-1")
                .setAttribute("router-link", true);
        return option;
    }

    private static HtmlContainer key(String text) {
        HtmlContainer key = new HtmlContainer("kbd");
        key.setText(text);
        key.getElement().setAttribute("aria-hidden", "true");
        return key;
    }
}
