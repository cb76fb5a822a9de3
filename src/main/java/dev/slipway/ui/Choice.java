package dev.slipway.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A filter that takes one value: dashed while it is not set, filled while it is. */
final class Choice extends Div {

    private static final int SHOWN = 200;
    private static final int WORTH_SEARCHING = 9;

    private final String label;
    private final Supplier<Map<String, String>> values;
    private final Consumer<String> chosen;
    private final NativeButton button = new NativeButton();
    private final Popover popover = new Popover();
    private final Div options = new Div();
    private String value = "";

    /** @param values the words to show, by value */
    Choice(String label, Supplier<Map<String, String>> values, Consumer<String> chosen) {
        this.label = label;
        this.values = values;
        this.chosen = chosen;
        options.addClassName("options");
        button.addClassName("filter");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAutofocus(true);
        popover.setAriaLabel(label);
        popover.addOpenedChangeListener(event -> {
            popover.removeAll();
            if (event.isOpened()) {
                open();
            }
        });
        add(button, popover);
        show("");
    }

    void show(String now) {
        value = now;
        button.removeAll();
        button.setClassName("on", !now.isEmpty());
        if (now.isEmpty()) {
            button.add(new Icon("plus").small());
            button.add(new Span(label));
        } else {
            button.add(new Span(label), Figures.strong(values.get().getOrDefault(now, now)));
            button.add(new Icon("chev").small());
        }
    }

    private void open() {
        Map<String, String> all = values.get();
        if (all.size() >= WORTH_SEARCHING) {
            Input search = new Input();
            search.setPlaceholder("Find");
            search.addClassName("options-find");
            search.getElement().setAttribute("aria-label", "Find in " + label.toLowerCase(Locale.ROOT));
            search.setValueChangeMode(ValueChangeMode.LAZY);
            search.setValueChangeTimeout(100);
            search.addValueChangeListener(event -> list(all, event.getValue()));
            popover.add(search);
        }
        popover.add(options);
        list(all, "");
    }

    private void list(Map<String, String> all, String typed) {
        options.removeAll();
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (!value.isEmpty()) {
            NativeButton any = option("Any", "");
            any.addComponentAsFirst(new Icon("x").small());
            options.add(any);
        }
        all.entrySet().stream()
                .filter(one -> (one.getValue() + " " + one.getKey())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(SHOWN)
                .map(one -> option(one.getValue(), one.getKey()))
                .forEach(options::add);
        if (options.getElement().getChildCount() == 0) {
            Span none = new Span(all.isEmpty() ? "Nothing to choose from yet" : "Nothing matches");
            none.addClassName("hint");
            options.add(none);
        }
    }

    private NativeButton option(String text, String choice) {
        NativeButton option = new NativeButton("", click -> {
            popover.close();
            chosen.accept(choice);
        });
        option.add(new Span(text));
        option.addClassName("option");
        option.getElement().setAttribute("aria-pressed", String.valueOf(!choice.isEmpty() && choice.equals(value)));
        return option;
    }
}
