package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.Orphans;
import dev.slipway.ui.Ages;
import dev.slipway.ui.StateMark;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says of an entity that its descriptor is gone: since when, why, and when it goes too. */
@org.springframework.stereotype.Component
final class OrphanNotices {

    private final Orphans orphans;
    private final People people;
    private final Clock clock;

    OrphanNotices(Orphans orphans, People people, Clock clock) {
        this.orphans = orphans;
        this.people = people;
        this.clock = clock;
    }

    /** For a row of a list; the rest is on hover and on its page. */
    Optional<Component> mark(Entity entity) {
        Entity.Orphan orphan = entity.orphan();
        if (orphan == null) {
            return Optional.empty();
        }
        StateMark mark = new StateMark(StateMark.Kind.STALE, "orphan");
        mark.setTitle(orphan.why() + " " + fate(entity, orphan));
        return Optional.of(mark);
    }

    /** For the top of its page. */
    Optional<Component> of(Entity entity) {
        Entity.Orphan orphan = entity.orphan();
        if (orphan == null) {
            return Optional.empty();
        }
        Div words = new Div(new StateMark(StateMark.Kind.STALE, "orphan"), new Span(orphan.why()));
        words.addClassNames("row", "tight");
        Div more = new Div(
                new Span("Found "),
                Time.ago(orphan.since(), clock.instant()),
                new Span(". " + fate(entity, orphan)
                        + " Nothing is judged meanwhile; if a descriptor declares it again, it goes on as before."));
        more.addClassName("dim");
        Div text = new Div(words, more);
        Div notice = new Div(text);
        notice.addClassName("orphan-notice");
        notice.getElement().setAttribute("role", "status");
        boolean mayManage = people.current()
                .map(person -> person.may(Permission.SOURCE_MANAGE))
                .orElse(false);
        if (mayManage) {
            notice.add(actions(entity, orphan));
        }
        return Optional.of(notice);
    }

    private String fate(Entity entity, Entity.Orphan orphan) {
        if (orphan.keptBy() != null) {
            return "It stays, as " + orphan.keptBy() + " wants it kept.";
        }
        Optional<Instant> removedAt = orphans.removedAt(entity);
        return removedAt
                .map(moment -> "It is removed "
                        + (moment.isAfter(clock.instant()) ? Ages.ago(moment, clock.instant()) : "any minute")
                        + ", on " + Ages.absolute(moment) + ".")
                .orElse("It stays until somebody removes it.");
    }

    private Component actions(Entity entity, Entity.Orphan orphan) {
        Div actions = new Div();
        actions.addClassNames("row", "tight");
        if (orphan.keptBy() != null) {
            actions.add(button("No longer keep", () -> orphans.letGo(entity.ref())));
        } else if (orphans.removedAt(entity).isPresent()) {
            actions.add(button("Keep it", () -> orphans.keep(entity.ref())));
        }
        actions.add(button("Remove now", () -> confirm(entity)));
        return actions;
    }

    private static NativeButton button(String word, Runnable action) {
        NativeButton button = new NativeButton(word, click -> action.run());
        button.addClassNames("btn", "small");
        return button;
    }

    private void confirm(Entity entity) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle("Remove " + entity.title() + "?");
        dialog.add(
                new Paragraph("It leaves the catalog with its facts. Its history stays, and a descriptor that declares"
                        + " it later makes it anew."));
        Button remove = new Button("Remove", click -> {
            orphans.remove(entity.ref());
            dialog.close();
            UI.getCurrent().navigate("catalog");
        });
        remove.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Leave it", click -> dialog.close()), remove);
        dialog.open();
    }
}
