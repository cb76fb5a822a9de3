package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A field for a day, with the browser's own calendar, which every screen reader knows. */
final class DayField extends Div {

    private final Input input = new Input();
    private final Div error = new Div();

    DayField(String label, String help, @Nullable LocalDate latest) {
        addClassName("day-field");
        input.setType("date");
        input.getElement().setAttribute("required", true);
        if (latest != null) {
            input.getElement().setAttribute("max", latest.toString());
        }
        input.addValueChangeListener(event -> wrong(""));
        error.addClassName("day-error");
        error.getElement().setAttribute("role", "alert");
        HtmlContainer whole = Parts.tag("label", "", Parts.text("span", "", label), input);
        add(whole, Parts.text("div", "sub", help), error);
    }

    @Nullable
    LocalDate getValue() {
        try {
            return LocalDate.parse(input.getValue());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    void setValue(LocalDate day) {
        input.setValue(day.toString());
    }

    /** Empty if nothing is wrong. */
    void wrong(String words) {
        error.setText(words);
        if (words.isEmpty()) {
            input.getElement().removeAttribute("aria-invalid");
        } else {
            input.getElement().setAttribute("aria-invalid", "true");
        }
    }
}
