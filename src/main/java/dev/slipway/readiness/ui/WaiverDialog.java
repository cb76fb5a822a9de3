package dev.slipway.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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

/** Asks for a waiver of one question: reason, what makes up for it, last day. */
final class WaiverDialog extends Dialog {

    private final TextArea reason = area("Why it cannot be passed now", "What is in the way, and what is being done");
    private final TextArea measure =
            area("What makes up for it meanwhile", "What limits the damage as long as the question is open");
    private final DayField until;
    private final Div trouble = new Div();

    WaiverDialog(EntityRef entity, String scorecard, Question question, Waivers waivers, Runnable asked) {
        setHeaderTitle("Ask for a waiver of " + question.id());
        setWidth("36rem");
        LocalDate latest = waivers.latestEnd(scorecard);
        until = day(latest);
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("waiver-trouble");
        List.of(reason, measure).forEach(area -> area.addValueChangeListener(event -> area.setInvalid(false)));
        Div form = new Div(
                Parts.text("p", "strong", question.ask()),
                new Paragraph("As long as a waiver holds, this does not block a release; it still earns no points."
                        + " Somebody else decides."),
                reason,
                measure,
                until,
                trouble);
        form.addClassName("waiver-form");
        add(form);
        Button ask = new Button("Ask for it", click -> {
            trouble.setText("");
            LocalDate day = until.getValue();
            if (!complete() || day == null) {
                return;
            }
            try {
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
    static DayField day(LocalDate latest) {
        return new DayField("Until and including", "At most until " + Days.of(latest), latest);
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

    /** Says of every field at once what it lacks. */
    private boolean complete() {
        reason.setInvalid(false);
        measure.setInvalid(false);
        until.wrong(until.getValue() == null ? "Give the last day on which it is to hold." : "");
        if (measure.getValue().isBlank()) {
            wrong(measure, "Say what makes up for it meanwhile.");
        }
        if (reason.getValue().isBlank()) {
            wrong(reason, "Say why it cannot be passed now.");
        }
        return !reason.isInvalid() && !measure.isInvalid();
    }

    private void refused(String message) {
        String field = message.contains(":") ? message.substring(0, message.indexOf(':')) : "";
        String words = message.substring(message.indexOf(':') + 1).strip();
        switch (field) {
            case "reason" -> wrong(reason, words);
            case "measure" -> wrong(measure, words);
            case "until" -> until.wrong(capital(words));
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
