package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Ownership;
import dev.slipway.catalog.OwnershipClaim;
import dev.slipway.ui.Ages;
import dev.slipway.ui.StateMark;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of an entity that nobody owns it, or who claims it; and lets people claim, withdraw and decline. */
@org.springframework.stereotype.Component
final class ClaimNotices {

    private final Ownership ownership;
    private final Catalog catalog;
    private final People people;
    private final Clock clock;

    ClaimNotices(Ownership ownership, Catalog catalog, People people, Clock clock) {
        this.ownership = ownership;
        this.catalog = catalog;
        this.people = people;
        this.clock = clock;
    }

    /** @param refresh what shows the entity anew */
    Optional<Component> of(Entity entity, Runnable refresh) {
        Optional<OwnershipClaim> claim = ownership.claimOf(entity.ref());
        if (claim.isPresent()) {
            return Optional.of(claimed(claim.get(), refresh));
        }
        if (!may(Permission.SOURCE_PROPOSE) || !ownership.ownerless(entity)) {
            return Optional.empty();
        }
        Span words = new Span(
                entity.owner() == null
                        ? "Nobody owns this."
                        : "Its owner, " + entity.owner() + ", is not in the catalog.");
        return Optional.of(notice(words, button("Claim it", () -> ask(entity, refresh))));
    }

    private Component claimed(OwnershipClaim claim, Runnable refresh) {
        String group = catalog.titles(List.of(claim.owner()))
                .getOrDefault(claim.owner(), claim.owner().name());
        Div words = new Div(
                new StateMark(StateMark.Kind.WATCH, "claimed"),
                new Span("by " + claim.person() + " for " + group + ", waiting for the descriptor. The claim ends "
                        + Ages.ago(claim.until(), clock.instant()) + "."));
        words.addClassNames("row", "tight");
        Div text = new Div(words);
        if (claim.branch() != null) {
            Span branch = new Span(claim.branch());
            branch.addClassName("mono");
            Div where = new Div(new Span("On the branch "), branch, new Span(". "));
            where.addClassName("dim");
            if (claim.review() != null) {
                where.add(EntityView.outside(new Entity.Link(claim.review(), "Open a pull request", null, null)));
            }
            text.add(where);
        }
        Div actions = new Div();
        actions.addClassNames("row", "tight");
        boolean mine = people.current()
                .map(Person::name)
                .filter(claim.person()::equals)
                .isPresent();
        if (mine) {
            Anchor write = new Anchor(write(claim), "Write the descriptor");
            write.addClassNames("btn", "small");
            write.getElement().setAttribute("router-link", true);
            actions.add(write, button("Withdraw", () -> {
                ownership.withdraw(claim.id());
                refresh.run();
            }));
        }
        if (may(Permission.SOURCE_MANAGE)) {
            actions.add(button("Decline", () -> decline(claim, refresh)));
        }
        return notice(text, actions);
    }

    static String write(OwnershipClaim claim) {
        return "catalog/edit?ref=" + claim.entity() + "&owner=" + Words.brief(claim.owner(), "group");
    }

    private static Component notice(Component text, Component end) {
        Div notice = new Div(text, end);
        notice.addClassName("orphan-notice");
        notice.getElement().setAttribute("role", "status");
        return notice;
    }

    private boolean may(Permission permission) {
        return people.current().map(person -> person.may(permission)).orElse(false);
    }

    static NativeButton button(String word, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassNames("btn", "small");
        return button;
    }

    private void ask(Entity entity, Runnable refresh) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle("Claim " + entity.title());
        List<EntityRef> groups = ownership.mine();
        if (groups.isEmpty()) {
            dialog.add(new Paragraph("The catalog knows of no group of yours. A User descriptor that names them under"
                    + " memberOf makes you a member."));
            dialog.getFooter().add(new Button("Close", click -> dialog.close()));
            dialog.open();
            return;
        }
        Map<EntityRef, String> titles = catalog.titles(groups);
        RadioButtonGroup<EntityRef> group = new RadioButtonGroup<>("For which group");
        group.setItems(groups);
        group.setItemLabelGenerator(ref -> titles.getOrDefault(ref, ref.name()));
        group.setValue(groups.getFirst());
        Div trouble = new Div();
        trouble.getElement().setAttribute("role", "alert");
        Button claim = new Button("Claim and write the descriptor", click -> {
            try {
                OwnershipClaim made = ownership.claim(entity.ref(), group.getValue());
                dialog.close();
                refresh.run();
                UI.getCurrent().getPage().setLocation(write(made));
            } catch (Refusal refusal) {
                trouble.setText(refusal.getMessage());
            }
        });
        claim.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(
                new Paragraph(
                        "Everybody sees the claim here. It is settled when the descriptor names your group as owner;"
                                + " the next page writes that change for you."),
                group,
                trouble);
        dialog.getFooter().add(new Button("Cancel", click -> dialog.close()), claim);
        dialog.open();
    }

    void decline(OwnershipClaim claim, Runnable refresh) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle("Decline the claim to " + claim.entity().name() + "?");
        TextArea reason = new TextArea("Why");
        reason.setWidthFull();
        reason.setRequiredIndicatorVisible(true);
        reason.setHelperText(claim.person() + " reads this");
        dialog.add(reason);
        Button decline = new Button("Decline", click -> {
            try {
                ownership.decline(claim.id(), reason.getValue());
                dialog.close();
                refresh.run();
            } catch (Refusal refusal) {
                reason.setErrorMessage(refusal.getMessage());
                reason.setInvalid(true);
            }
        });
        decline.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Leave it open", click -> dialog.close()), decline);
        dialog.open();
    }
}
