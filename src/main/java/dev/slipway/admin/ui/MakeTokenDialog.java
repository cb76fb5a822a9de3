package dev.slipway.admin.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.slipway.Refusal;
import dev.slipway.access.MadeToken;
import dev.slipway.access.Person;
import dev.slipway.access.Role;
import dev.slipway.access.Scope;
import dev.slipway.access.TokenRequest;
import dev.slipway.access.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes what a token is to be, and shows its secret, once. */
final class MakeTokenDialog extends Dialog {

    private static final String EVERYTHING = "All that the role may";
    private static final String READ_ONLY = "Read only";
    private static final String ONE_ENTITY = "Facts about one entity";
    private static final String MYSELF = "Yourself";
    private static final int USUAL_DAYS = 90;

    private final Tokens tokens;
    private final Runnable made;
    private final TextField name = new TextField("What it is for");
    private final Select<String> owner = new Select<>();
    private final Select<Role> role = new Select<>();
    private final RadioButtonGroup<String> scope = new RadioButtonGroup<>("It may");
    private final TextField entity = new TextField("Entity ref");
    private final IntegerField days = new IntegerField("Days until it ends");
    private final Div form = new Div();
    private final Button cancel = new Button("Cancel", click -> close());
    private final Button make = new Button("Make it", click -> make());

    MakeTokenDialog(Tokens tokens, Person person, List<String> accounts, Runnable made) {
        this.tokens = tokens;
        this.made = made;
        setHeaderTitle("Make a token");
        List<Role> roles = Arrays.stream(Role.values())
                .filter(one -> person.role().filter(mine -> mine.covers(one)).isPresent())
                .toList();
        role.setLabel("Role");
        role.setItems(roles);
        role.setItemLabelGenerator(Role::word);
        role.setValue(roles.contains(Role.ENGINEER) ? Role.ENGINEER : Role.VIEWER);
        List<String> owners = new ArrayList<>(List.of(MYSELF));
        owners.addAll(accounts);
        owner.setLabel("For");
        owner.setItems(owners);
        owner.setValue(MYSELF);
        owner.setVisible(!accounts.isEmpty());
        scope.setItems(EVERYTHING, READ_ONLY, ONE_ENTITY);
        scope.setValue(EVERYTHING);
        scope.addValueChangeListener(change -> entity.setVisible(ONE_ENTITY.equals(change.getValue())));
        entity.setVisible(false);
        entity.setPlaceholder("component:default/payments-api");
        name.setPlaceholder("Payments pipeline");
        name.setMaxLength(TokenRequest.LONGEST_NAME);
        days.setValue(USUAL_DAYS);
        days.setMin(1);
        days.setMax(TokenRequest.MOST_DAYS);
        days.setHelperText("At most " + TokenRequest.MOST_DAYS);
        form.addClassName("token-form");
        form.add(name, owner, role, scope, entity, days);
        add(form);
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, make);
    }

    private void make() {
        for (TextField field : List.of(name, entity)) {
            field.setInvalid(false);
        }
        String account = MYSELF.equals(owner.getValue()) ? null : owner.getValue();
        try {
            Scope limits = new Scope(
                    READ_ONLY.equals(scope.getValue()), ONE_ENTITY.equals(scope.getValue()) ? entity.getValue() : null);
            int end = days.getValue() == null ? 0 : days.getValue();
            show(tokens.make(new TokenRequest(name.getValue(), role.getValue(), limits, end, account)));
            made.run();
        } catch (Refusal refusal) {
            complain(String.valueOf(refusal.getMessage()));
        }
    }

    private void complain(String why) {
        if (why.startsWith("days")) {
            days.setErrorMessage(why);
            days.setInvalid(true);
            return;
        }
        TextField wrong = why.startsWith("entity") ? entity : name;
        wrong.setErrorMessage(why);
        wrong.setInvalid(true);
    }

    private void show(MadeToken token) {
        setHeaderTitle(token.token().name());
        setCloseOnOutsideClick(false);
        TextField secret = new TextField("The token");
        secret.setValue(token.secret());
        secret.setReadOnly(true);
        secret.setAutoselect(true);
        secret.addClassName("secret");
        Paragraph once = new Paragraph("Copy it now. It is shown this once; the portal keeps only its digest.");
        once.getElement().setAttribute("role", "status");
        Div shown = new Div(once, secret);
        shown.addClassName("token-form");
        remove(form);
        add(shown);
        secret.focus();
        getFooter().removeAll();
        Button copy = new Button("Copy");
        copy.getElement()
                .executeJs(
                        "this.addEventListener('click', () => navigator.clipboard?.writeText($0)"
                                + ".then(() => { this.textContent = 'Copied'; }))",
                        token.secret());
        Button done = new Button("Done", click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(copy, done);
    }
}
