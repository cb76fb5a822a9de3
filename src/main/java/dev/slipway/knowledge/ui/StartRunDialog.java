package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Exercise;
import dev.slipway.knowledge.Exercise.Occasion;
import dev.slipway.knowledge.Exercises;

/** Asks why a runbook is worked through, and begins the run. */
final class StartRunDialog extends Dialog {

    private static final String INCIDENT = "Something is broken";
    private static final String DRILL = "Practice";

    private final Exercises exercises;
    private final Document document;
    private final RadioButtonGroup<String> why = new RadioButtonGroup<>("Why");
    private final TextField incident = new TextField("Incident, if it has a name");

    StartRunDialog(Exercises exercises, Document document) {
        this.exercises = exercises;
        this.document = document;
        setHeaderTitle("Start a run");
        why.setItems(INCIDENT, DRILL);
        why.setValue(INCIDENT);
        incident.setMaxLength(200);
        why.addValueChangeListener(change -> incident.setVisible(INCIDENT.equals(change.getValue())));
        int steps = exercises.steps(document.source(), document.path()).size();
        Div form = new Div(
                new Paragraph((steps == 1 ? "One step" : steps + " steps")
                        + " to tick off. Who ticked what, and when, is kept as the record of the run."),
                why,
                incident);
        form.addClassName("run-start");
        add(form);
        Button start = new Button("Start", click -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), start);
    }

    private void start() {
        try {
            boolean broken = INCIDENT.equals(why.getValue());
            Exercise run = exercises.start(
                    document.source(),
                    document.path(),
                    broken ? Occasion.INCIDENT : Occasion.DRILL,
                    broken ? incident.getValue() : null);
            close();
            UI.getCurrent().navigate(run.url());
        } catch (Refusal refusal) {
            incident.setErrorMessage(refusal.getMessage());
            incident.setInvalid(true);
        }
    }
}
