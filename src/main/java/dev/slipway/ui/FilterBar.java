package dev.slipway.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.page.History;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The filters above a list. Their state lives in the address, so that a filtered list can be sent to someone; it is read
 * from there when the bar appears, and {@link #onChange} is then told if anything is set.
 */
public final class FilterBar extends Div implements AfterNavigationObserver {

    private final Map<String, Consumer<String>> fields = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final List<Consumer<Map<String, String>>> listeners = new ArrayList<>();
    private boolean given;

    public FilterBar() {
        addClassName("filterbar");
    }

    /** A field for words; the slash key leads to it. */
    public FilterBar text(String param, String placeholder) {
        Input input = new Input();
        input.setPlaceholder(placeholder);
        input.getElement().setAttribute("aria-label", placeholder);
        input.getElement().setAttribute("data-filter", true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValueChangeTimeout(200);
        input.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                set(param, event.getValue(), false);
            }
        });
        HtmlContainer key = new HtmlContainer("kbd");
        key.setText("/");
        key.getElement().setAttribute("aria-hidden", "true");
        HtmlContainer label = new HtmlContainer("label");
        label.addClassName("field");
        label.add(new Icon("search").small(), input, key);
        fields.put(param, input::setValue);
        add(label);
        return this;
    }

    /** One value out of a list, which is asked for each time the choice is opened. */
    public FilterBar choice(String param, String label, Supplier<List<String>> values) {
        return namedChoice(param, label, () -> {
            Map<String, String> same = new LinkedHashMap<>();
            values.get().forEach(value -> same.put(value, value));
            return same;
        });
    }

    /** The same for values that are called otherwise on the page: the words to show, by value. */
    public FilterBar namedChoice(String param, String label, Supplier<Map<String, String>> values) {
        Choice choice = new Choice(label, values, value -> choose(param, value));
        fields.put(param, choice::show);
        add(choice);
        return this;
    }

    /** A part of the address that the view draws itself; told what the address says of it, empty if nothing. */
    public FilterBar field(String param, Consumer<String> show) {
        fields.put(param, show);
        return this;
    }

    /** Sets a value, or takes it away if it is empty; the browser's back button takes this back. */
    public void choose(String param, String value) {
        set(param, value, true);
    }

    /** What stands at the end: a count, a download. */
    public FilterBar end(Component... components) {
        Span end = new Span(components);
        end.addClassName("end");
        add(end);
        return this;
    }

    /** Told after each change, with the parameters that are set. */
    public FilterBar onChange(Consumer<Map<String, String>> listener) {
        listeners.add(listener);
        return this;
    }

    /** Shows these instead of what the address says; nobody is told, and parameters without a field are left out. */
    public FilterBar values(Map<String, String> wanted) {
        given = true;
        show(wanted);
        return this;
    }

    /** Shows what this address says, before it is where the reader is. */
    public FilterBar values(Location address) {
        return values(parameters(address));
    }

    /** The parameters that are set. */
    public Map<String, String> values() {
        return Map.copyOf(values);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!given) {
            show(parameters(event.getUI().getActiveViewLocation()));
            if (!values.isEmpty()) {
                tell();
            }
        }
    }

    /** The browser's back button leads to what was chosen before, on a page that is there already. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (!given) {
            Map<String, String> before = values();
            show(parameters(event.getLocation()));
            if (!values.equals(before)) {
                tell();
            }
        }
    }

    private static Map<String, String> parameters(Location address) {
        Map<String, String> first = new HashMap<>();
        address.getQueryParameters().getParameters().forEach((param, all) -> first.put(param, all.getFirst()));
        return first;
    }

    private void show(Map<String, String> wanted) {
        values.clear();
        fields.forEach((param, field) -> {
            String value = wanted.getOrDefault(param, "");
            field.accept(value);
            if (!value.isEmpty()) {
                values.put(param, value);
            }
        });
    }

    private void set(String param, String value, boolean step) {
        if (value.isBlank()) {
            values.remove(param);
        } else {
            values.put(param, value);
        }
        fields.getOrDefault(param, ignored -> {}).accept(value);
        writeAddress(step);
        tell();
    }

    /** Each letter that is typed would be a step back too many; a chosen value is one that readers take back. */
    private void writeAddress(boolean step) {
        UI ui = UI.getCurrent();
        Location here = ui.getActiveViewLocation();
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(here.getQueryParameters().getParameters());
        fields.keySet().forEach(parameters::remove);
        fields.keySet().stream()
                .filter(values::containsKey)
                .forEach(param -> parameters.put(param, List.of(values.get(param))));
        Location address = new Location(here.getPath(), new QueryParameters(parameters));
        History history = ui.getPage().getHistory();
        if (step) {
            history.pushState(null, address);
        } else {
            history.replaceState(null, address);
        }
    }

    private void tell() {
        Map<String, String> now = values();
        listeners.forEach(listener -> listener.accept(now));
    }
}
