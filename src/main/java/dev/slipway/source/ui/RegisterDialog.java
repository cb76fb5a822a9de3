package dev.slipway.source.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.source.Sources;

/** Takes the address of a Git repository, or a folder of the portal's machine. */
final class RegisterDialog extends Dialog {

    private static final String GIT = "Git repository";
    private static final String FOLDER = "Folder";

    private final Sources sources;
    private final Runnable registered;
    private final RadioButtonGroup<String> kind = new RadioButtonGroup<>("What to read");
    private final TextField address = new TextField("Address");
    private final TextField branch = new TextField("Branch");
    private final TextField name = new TextField("Name");

    RegisterDialog(Sources sources, Runnable registered) {
        this.sources = sources;
        this.registered = registered;
        setHeaderTitle("Register a source");
        kind.setItems(GIT, FOLDER);
        kind.setValue(GIT);
        kind.addValueChangeListener(change -> suit());
        branch.setHelperText("Empty: the repository's own default");
        name.setHelperText("Empty: the last part of the address");
        for (TextField field : new TextField[] {address, branch, name}) {
            field.setWidthFull();
        }
        Div form = new Div(kind, address, branch, name);
        form.addClassName("register-form");
        add(form);
        Button register = new Button("Register and read", click -> register());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), register);
        suit();
    }

    private void suit() {
        boolean git = GIT.equals(kind.getValue());
        branch.setVisible(git);
        address.setInvalid(false);
        address.setLabel(git ? "Address" : "Folder on the portal's machine");
        address.setPlaceholder(git ? "https://github.com/team/repository.git" : "/srv/repositories/payments");
        address.setHelperText(
                git
                        ? "https, http or file; never with a password: private repositories are read with SLIPWAY_GIT_TOKEN"
                        : "Everything in it becomes readable for who can sign in here");
    }

    private void register() {
        try {
            if (GIT.equals(kind.getValue())) {
                sources.registerGit(address.getValue(), branch.getValue(), name.getValue());
            } else {
                sources.registerFolder(address.getValue(), name.getValue());
            }
            close();
            registered.run();
        } catch (Refusal refusal) {
            address.setErrorMessage(refusal.getMessage());
            address.setInvalid(true);
        }
    }
}
