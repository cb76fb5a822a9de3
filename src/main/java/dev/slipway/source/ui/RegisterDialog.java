package dev.slipway.source.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.source.Previews;
import dev.slipway.source.Previews.Outlook;
import dev.slipway.source.Sources;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes the address of a Git repository, or a folder of the portal's machine, and shows what would come in. */
final class RegisterDialog extends Dialog {

    private static final String GIT = "Git repository";
    private static final String FOLDER = "Folder";

    private final Sources sources;
    private final Previews previews;
    private final Runnable registered;
    private final RadioButtonGroup<String> kind = new RadioButtonGroup<>("What to read");
    private final TextField address = new TextField("Address");
    private final TextField branch = new TextField("Branch");
    private final TextField name = new TextField("Name");
    private final Div outlook = new Div();
    private final Button look = new Button("Show what would come in", click -> look());

    /** The look that is waited for; another one, or another address, makes it stale. */
    private @Nullable CompletableFuture<Outlook> awaited;

    RegisterDialog(Sources sources, Previews previews, Runnable registered) {
        this.sources = sources;
        this.previews = previews;
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
        address.addValueChangeListener(change -> forget());
        branch.addValueChangeListener(change -> forget());
        outlook.getElement().setAttribute("role", "status");
        Div form = new Div(kind, address, branch, name, outlook);
        form.addClassName("register-form");
        add(form);
        Button register = new Button("Register and read", click -> register());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", click -> close()), look, register);
        addDetachListener(away -> forget());
        suit();
    }

    private boolean isGit() {
        return GIT.equals(kind.getValue());
    }

    private void suit() {
        branch.setVisible(isGit());
        address.setInvalid(false);
        address.setLabel(isGit() ? "Address" : "Folder on the portal's machine");
        address.setPlaceholder(isGit() ? "https://github.com/team/repository.git" : "/srv/repositories/payments");
        address.setHelperText(
                isGit()
                        ? "https, http or file; never with a password: private repositories are read with SLIPWAY_GIT_TOKEN"
                        : "Everything in it becomes readable for who can sign in here");
        forget();
    }

    private void forget() {
        CompletableFuture<Outlook> unwanted = awaited;
        awaited = null;
        if (unwanted != null) {
            unwanted.cancel(false); // the remote is left, and the next one has a turn
        }
        outlook.removeAll();
        look.setEnabled(true);
    }

    private void look() {
        forget();
        address.setInvalid(false);
        CompletableFuture<Outlook> looking;
        try {
            looking =
                    isGit() ? previews.git(address.getValue(), branch.getValue()) : previews.folder(address.getValue());
        } catch (Refusal refusal) {
            refuse(refusal);
            return;
        }
        awaited = looking;
        look.setEnabled(false);
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", "Reading");
        outlook.add(
                new Span((isGit() ? "Fetching the repository and reading its files" : "Reading the files")
                        + ". This ends by itself after two minutes."),
                bar);
        UI ui = UI.getCurrent();
        looking.whenComplete((seen, failure) -> ui.access(() -> {
            if (awaited == looking) {
                forget();
                if (seen != null) {
                    outlook.add(new ComingList(seen));
                } else {
                    refuse(failure instanceof Refusal refusal ? refusal : unknown());
                }
            }
        }));
    }

    private static Refusal unknown() {
        return new Refusal(Refusal.Kind.INVALID, "This could not be read. The portal's log says more.");
    }

    private void refuse(Refusal refusal) {
        address.setErrorMessage(refusal.getMessage());
        address.setInvalid(true);
    }

    private void register() {
        try {
            if (isGit()) {
                sources.registerGit(address.getValue(), branch.getValue(), name.getValue());
            } else {
                sources.registerFolder(address.getValue(), name.getValue());
            }
            close();
            registered.run();
        } catch (Refusal refusal) {
            refuse(refusal);
        }
    }
}
