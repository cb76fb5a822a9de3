package dev.slipway.readiness.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.FactType;
import dev.slipway.readiness.AttestationRequest;
import dev.slipway.readiness.Attestations;
import dev.slipway.readiness.Question;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a person knows: which fact, its value, how they know, and until when it counts. */
final class AttestDialog extends Dialog {

    private final Attestations attestations;
    private final Div fields = new Div();
    private final RadioButtonGroup<FactType> which = new RadioButtonGroup<>("What you know");
    private final RadioButtonGroup<String> truth = new RadioButtonGroup<>("Is it so");
    private final NumberField number = new NumberField("How much");
    private final TextField words = new TextField("Its value");
    private final TextArea reason = WaiverDialog.area("How you know", "Or link the proof below");
    private final TextField link = new TextField("Link to the proof");
    private final Div day = new Div();
    private final Div trouble = new Div();
    private @Nullable DayField until;

    AttestDialog(EntityRef entity, String scorecard, Question question, Attestations attestations, Runnable attested) {
        this.attestations = attestations;
        setHeaderTitle("Attest " + question.id());
        setWidth("36rem");
        List<FactType> types = attestations.attestable(scorecard, question);
        which.setItems(types);
        which.setItemLabelGenerator(FactType::meaning);
        which.setVisible(types.size() > 1);
        which.addValueChangeListener(event -> show(event.getValue()));
        truth.setItems("yes", "no");
        truth.setValue("yes");
        reason.setRequiredIndicatorVisible(false);
        reason.addValueChangeListener(event -> reason.setInvalid(false));
        link.addValueChangeListener(event -> reason.setInvalid(false));
        link.setManualValidation(true);
        link.setWidthFull();
        link.setPlaceholder("https://");
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("waiver-trouble");
        fields.add(Parts.text("p", "strong", question.ask()), which, truth, number, words, reason, link, day, trouble);
        fields.addClassName("waiver-form");
        add(fields);
        which.setValue(types.getFirst());
        Button attest = new Button("Attest", click -> {
            trouble.setText("");
            reason.setInvalid(false);
            link.setInvalid(false);
            FactType type = which.getValue();
            LocalDate lastDay = until == null ? null : until.getValue();
            Object value = value(type);
            if (lastDay == null || value == null) {
                if (until != null) {
                    until.wrong(lastDay == null ? "Give the last day on which it counts." : "");
                }
                trouble.setText(value == null ? "Give the value that you know." : "");
                return;
            }
            try {
                attestations.attest(new AttestationRequest(
                        entity,
                        scorecard,
                        question.id(),
                        type.key(),
                        value,
                        reason.getValue(),
                        link.getValue(),
                        lastDay));
                close();
                attested.run();
            } catch (Refusal refusal) {
                refused(String.valueOf(refusal.getMessage()));
            }
        });
        attest.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), attest);
    }

    private void show(FactType type) {
        truth.setVisible(type.type() == FactType.Type.BOOLEAN);
        truth.setLabel(type.meaning());
        number.setVisible(type.type() == FactType.Type.NUMBER);
        number.setLabel(type.meaning());
        words.setVisible(type.type() == FactType.Type.TEXT);
        words.setLabel(type.meaning());
        LocalDate latest = attestations.latestEnd(type);
        DayField field = new DayField("Counts until and including", "At most until " + Days.of(latest), latest);
        field.setValue(latest);
        until = field;
        day.removeAll();
        day.add(field);
    }

    private @Nullable Object value(FactType type) {
        return switch (type.type()) {
            case BOOLEAN -> "yes".equals(truth.getValue());
            case NUMBER -> number.getValue();
            case TEXT, LIST, MAP ->
                words.getValue().isBlank() ? null : words.getValue().strip();
        };
    }

    private void refused(String message) {
        String text = message.substring(message.indexOf(':') + 1).strip();
        if (message.startsWith("reason:")) {
            reason.setErrorMessage(text);
            reason.setInvalid(true);
            reason.focus();
        } else if (message.startsWith("link:")) {
            link.setErrorMessage(text);
            link.setInvalid(true);
            link.focus();
        } else {
            trouble.setText(message);
        }
    }
}
