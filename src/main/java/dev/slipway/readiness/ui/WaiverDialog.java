package dev.slipway.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.WaiverRequest;
import dev.slipway.readiness.Waivers;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Asks for a waiver of one question: reason, what makes up for it, last day. */
final class WaiverDialog extends Dialog {

    private final TextArea reason = area("Why it cannot be passed now", "What is in the way, and what is being done");
    private final TextArea measure =
            area("What makes up for it meanwhile", "What limits the damage as long as the question is open");
    private final DatePicker until;
    private final Div trouble = new Div();

    WaiverDialog(EntityRef entity, String scorecard, Question question, Waivers waivers, Runnable asked) {
        setHeaderTitle("Ask for a waiver of " + question.id());
        setWidth("36rem");
        LocalDate latest = waivers.latestEnd(scorecard);
        until = day(latest);
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("waiver-trouble");
        Div form = new Div(
                new Paragraph(question.ask() + " As long as a waiver holds, this does not block a release; it still"
                        + " earns no points. Somebody else decides."),
                reason,
                measure,
                until,
                trouble);
        form.addClassName("waiver-form");
        add(form);
        Button ask = new Button("Ask for it", click -> {
            List.of(reason, measure).forEach(area -> area.setInvalid(false));
            until.setInvalid(false);
            trouble.setText("");
            LocalDate day = until.getValue();
            try {
                if (day == null) {
                    throw new Refusal(Refusal.Kind.INVALID, "until: Give the last day on which it is to hold.");
                }
                waivers.request(new WaiverRequest(
                        entity, scorecard, question.id(), reason.getValue(), measure.getValue(), day));
                close();
                asked.run();
            } catch (Refusal refusal) {
                refused(String.valueOf(refusal.getMessage()));
            }
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), ask);
    }

    /** A field for the last day, up to the one that the standard allows. */
    static DatePicker day(LocalDate latest) {
        DatePicker until = new DatePicker("Until and including");
        until.setManualValidation(true);
        until.setLocale(Locale.UK);
        until.setMax(latest);
        until.setHelperText("At most until " + Days.of(latest));
        until.setRequiredIndicatorVisible(true);
        return until;
    }

    static TextArea area(String label, String help) {
        TextArea area = new TextArea(label);
        area.setManualValidation(true);
        area.setWidthFull();
        area.setMaxHeight("12rem");
        area.setRequiredIndicatorVisible(true);
        area.setHelperText(help);
        return area;
    }

    private void refused(String message) {
        String field = message.contains(":") ? message.substring(0, message.indexOf(':')) : "";
        String words = message.substring(message.indexOf(':') + 1).strip();
        switch (field) {
            case "reason" -> wrong(reason, words);
            case "measure" -> wrong(measure, words);
            case "until" -> {
                until.setErrorMessage(capital(words));
                until.setInvalid(true);
            }
            default -> trouble.setText(message);
        }
    }

    private static void wrong(TextArea area, String words) {
        area.setErrorMessage(capital(words));
        area.setInvalid(true);
        area.focus();
    }

    private static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
