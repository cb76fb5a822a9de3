package dev.slipway.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.access.Tokens;

/** Takes the name of a program, and what it is for. */
final class AccountDialog extends Dialog {

    AccountDialog(Tokens tokens, Runnable made) {
        setHeaderTitle("New service account");
        TextField name = new TextField("Name");
        name.setPlaceholder("payments-pipeline");
        name.setHelperText("Small letters, digits and hyphens");
        TextField purpose = new TextField("What it is for");
        purpose.setHelperText("So that somebody dares to remove it one day");
        name.setWidthFull();
        purpose.setWidthFull();
        Div form = new Div(name, purpose);
        form.addClassName("token-form");
        add(form);
        Button make = new Button("Make it", click -> {
            name.setInvalid(false);
            purpose.setInvalid(false);
            try {
                tokens.makeServiceAccount(name.getValue().strip(), purpose.getValue());
                close();
                made.run();
            } catch (Refusal refusal) {
                TextField wrong = String.valueOf(refusal.getMessage()).startsWith("purpose") ? purpose : name;
                wrong.setErrorMessage(refusal.getMessage());
                wrong.setInvalid(true);
            }
        });
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), make);
    }
}
