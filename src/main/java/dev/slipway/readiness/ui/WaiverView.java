package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Standing;
import dev.slipway.readiness.Waiver;
import dev.slipway.readiness.Waivers;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Time;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One waiver: what is asked for and why, everything that happened to it, and the decision for those who may take it. */
@Route("waivers/:id")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/readiness.css")
final class WaiverView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Waivers waivers;
    private final Readiness readiness;
    private final Catalog catalog;
    private final Live live;
    private final Clock clock;
    private final Div head = new Div();
    private final Div what = new Div();
    private final Div decision = new Div();
    private final Div steps = new Div();
    private String title = "Waiver";
    private Waiver.State offered = Waiver.State.ENDED;
    private boolean mayDecide; // asked in the reader's own request; later ones come from nobody
    private boolean mayWithdraw;
    private long id;

    WaiverView(Waivers waivers, Readiness readiness, Catalog catalog, Live live, Clock clock) {
        this.waivers = waivers;
        this.readiness = readiness;
        this.catalog = catalog;
        this.live = live;
        this.clock = clock;
        Div stack = new Div(what, decision, steps);
        stack.addClassNames("stack", "waiver-page");
        add(head, stack);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getRouteParameters().get("id").orElse("");
        if (!wanted.matches("[0-9]{1,18}")) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no waiver “" + wanted + "”.");
        }
        id = Long.parseLong(wanted);
        Waiver waiver = waivers.find(id);
        mayDecide = waivers.mayDecide(waiver);
        mayWithdraw = waivers.mayWithdraw(waiver);
        show(waiver);
        decide(waiver);
        live.follow(this, Set.of("entity:" + waiver.entity()), this::refresh);
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }

    /** What somebody is writing stays as long as the decision is still open. */
    private void refresh() {
        Waiver waiver = waivers.find(id);
        show(waiver);
        if (waiver.state() != offered) {
            decide(waiver);
        }
    }

    private void show(Waiver waiver) {
        Instant now = clock.instant();
        EntityRef ref = waiver.entity();
        String name = catalog.titles(List.of(ref)).getOrDefault(ref, ref.name());
        title = "Waiver of " + waiver.question() + " for " + name;
        head.removeAll();
        head.add(new PageHead(title, null)
                .crumbs(Parts.link("waivers", "", "Waivers"), new Span(waiver.question() + " of " + name))
                .chips(WaiversView.state(waiver, now)));
        HtmlContainer facts = Parts.tag("dl", "waiver-facts");
        String ask = readiness
                .scorecard(waiver.scorecard())
                .flatMap(scorecard -> scorecard.question(waiver.question()))
                .map(Question::ask)
                .orElse("The standard no longer asks this.");
        line(
                facts,
                "Question",
                Parts.tag("span", "", Parts.link(Parts.tab(ref, waiver.scorecard(), waiver.question()), "", ask)));
        readiness
                .standing(ref, waiver.scorecard())
                .map(Standing::outcomes)
                .map(outcomes -> outcomes.get(waiver.question()))
                .ifPresent(outcome -> line(facts, "It comes out as", Parts.tag("span", "", Parts.mark(outcome))));
        line(facts, "Why it cannot be passed now", Parts.text("span", "pre", waiver.reason()));
        line(facts, "What makes up for it", Parts.text("span", "pre", waiver.measure()));
        line(facts, "Until and including", Parts.tag("span", "", WaiversView.until(waiver, now)));
        line(
                facts,
                "Requested by",
                Parts.tag(
                        "span",
                        "",
                        Parts.text("span", "", waiver.requestedBy() + ", "),
                        Time.ago(waiver.requestedAt(), now)));
        what.removeAll();
        what.add(new Panel("What is asked for").body(facts));
        steps(now);
    }

    private static void line(HtmlContainer facts, String name, HtmlContainer value) {
        facts.add(Parts.tag("div", "", Parts.text("dt", "", name), Parts.tag("dd", "", value)));
    }

    private void steps(Instant now) {
        HtmlContainer items = Parts.tag("ol", "waiver-steps");
        for (Waiver.Step step : waivers.steps(id)) {
            HtmlContainer words = Parts.tag(
                    "div",
                    "",
                    Parts.text("b", "", step.who()),
                    Parts.text("span", "", " " + step.what() + " "),
                    Time.ago(step.at(), now));
            HtmlContainer item = Parts.tag("li", "", words);
            if (step.note() != null) {
                item.add(Parts.text("div", "sub pre", step.note()));
            }
            items.add(item);
        }
        steps.removeAll();
        steps.add(new Panel("What happened")
                .sub("Nothing here is ever changed or taken away")
                .body(items));
    }

    private void decide(Waiver waiver) {
        offered = waiver.state();
        decision.removeAll();
        if (waiver.state() == Waiver.State.REQUESTED && mayDecide) {
            decision.add(new Panel("Your decision").body(form(waiver)));
        } else if (waiver.state() == Waiver.State.APPROVED && mayDecide) {
            TextArea note = WaiverDialog.area("Why it no longer holds", "Everybody who looks at this waiver reads it");
            decision.add(new Panel("End it before its time")
                    .body(note, actions(button("Revoke", false, () -> waivers.revoke(id, note.getValue()), note))));
        } else if (waiver.state() == Waiver.State.REQUESTED && !mayWithdraw) {
            decision.add(new Panel("The decision")
                    .flush(new EmptyState(
                            "Waits for somebody else with the role lead",
                            waiver.requestedBy() + " asked for it, and cannot decide about it.")));
        }
        if (waiver.state().open() && mayWithdraw) {
            decision.add(new Panel("You asked for this")
                    .sub("Somebody else with the role lead decides")
                    .body(actions(button("Withdraw", false, () -> waivers.withdraw(id), null))));
        }
    }

    private Div form(Waiver waiver) {
        DayField until = WaiverDialog.day(waivers.latestEnd(waiver.scorecard()));
        until.setValue(waiver.lastDay());
        TextArea note = new TextArea("Note");
        note.setManualValidation(true);
        note.setWidthFull();
        note.setHelperText("A refusal needs one; " + waiver.requestedBy() + " reads it");
        Div form = new Div(
                until,
                note,
                actions(
                        button("Approve", true, () -> waivers.approve(id, until.getValue(), note.getValue()), note),
                        button("Refuse", false, () -> waivers.refuse(id, note.getValue()), note)));
        form.addClassName("waiver-form");
        return form;
    }

    private static Div actions(Button... buttons) {
        Div actions = new Div(buttons);
        actions.addClassNames("row", "tight");
        return actions;
    }

    private Button button(
            String word, boolean primary, Runnable action, @org.jspecify.annotations.Nullable TextArea note) {
        Button button = new Button(word, click -> {
            try {
                action.run();
                refresh();
            } catch (Refusal refusal) {
                String message = String.valueOf(refusal.getMessage());
                if (note != null && message.startsWith("note: ")) {
                    note.setErrorMessage("Is missing. "
                            + message.substring(message.indexOf('.') + 1).strip());
                    note.setInvalid(true);
                    note.focus();
                } else {
                    Notification.show(message, 10_000, Notification.Position.BOTTOM_START, true);
                    refresh();
                }
            }
        });
        if (primary) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        }
        return button;
    }
}
