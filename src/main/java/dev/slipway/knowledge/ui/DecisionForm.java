package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.slipway.knowledge.DecisionDraft;
import dev.slipway.knowledge.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What MADR's template asks for, in its order. */
final class DecisionForm extends Div {

    private final Runnable changed;
    private final TextField title = line("Title", "The decision in a few words: Ledger rows are append-only");
    private final Select<String> status = new Select<>();
    private final TextField date = line("Date", "As 2026-11-20");
    private final TextField deciders = line("Decision-makers", "Names, with commas between them");
    private final TextField consulted = line("Consulted", "Whose opinion was asked for");
    private final TextField informed = line("Informed", "Who has to know");
    private final TextArea context =
            area("Context and problem", "What calls for a decision, in two or three sentences");
    private final TextArea drivers = area("Decision drivers", "One a line; may stay empty");
    private final TextArea options = area("Considered options", "One a line");
    private final TextField chosen = line("Chosen option", "As it stands among the options");
    private final TextArea because = area("Because", "Why this one");
    private final TextArea consequences = area("Consequences", "Good, because …; bad, because …");
    private final TextArea confirmation = area("Confirmation", "How anyone can see that it is kept");
    private final TextArea rule = area(
            "Rule over facts",
            "Optional: facts['database.migrations'] == true. When it fails, the record is shown as contradicted");

    DecisionForm(String today, String person, @Nullable Document earlier, Runnable changed) {
        this.changed = changed;
        addClassName("decision-form");
        title.setRequiredIndicatorVisible(true);
        status.setLabel("Status");
        status.setItems("proposed", "accepted", "rejected");
        status.setValue("proposed");
        status.addValueChangeListener(event -> this.changed.run());
        date.setValue(today);
        deciders.setValue(person);
        if (earlier != null) {
            context.setValue(earlier.label() + " no longer fits, because …");
        }
        Div row = new Div(status, date);
        row.addClassName("draft-form");
        Div persons = new Div(deciders, consulted, informed);
        persons.addClassName("draft-form");
        add(title, row, persons, context, drivers, options, chosen, because, consequences, confirmation, rule);
    }

    DecisionDraft.Values values() {
        return new DecisionDraft.Values(
                title.getValue(),
                status.getValue(),
                date.getValue(),
                deciders.getValue(),
                consulted.getValue(),
                informed.getValue(),
                context.getValue(),
                lines(drivers),
                lines(options),
                chosen.getValue(),
                because.getValue(),
                consequences.getValue(),
                confirmation.getValue(),
                rule.getValue());
    }

    private static List<String> lines(TextArea area) {
        return area.getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private TextField line(String label, String help) {
        TextField field = new TextField(label);
        field.setHelperText(help);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return follow(field);
    }

    private TextArea area(String label, String help) {
        TextArea field = new TextArea(label);
        field.setHelperText(help);
        field.setMinHeight("5rem");
        field.setMaxHeight("16rem");
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return follow(field);
    }

    private <F extends AbstractField<?, ?>> F follow(F field) {
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed();
            }
        });
        return field;
    }

    private void changed() {
        changed.run();
    }
}
