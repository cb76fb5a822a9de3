package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Waiver;
import dev.slipway.readiness.WhatIf;
import dev.slipway.ui.AgeStamp;
import dev.slipway.ui.EmptyState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What stands in the way, worth most first. */
final class BlockerList {

    private final Assessment assessment;
    private final Map<String, Waiver> asked;
    private final Consumer<String> open;
    private final Optional<Consumer<String>> waive;
    private final Picked picked;
    private final Instant now;
    private final Div whatIf = new Div();
    private final List<Checkbox> ticks = new ArrayList<>();

    /**
     * The questions that the reader imagines to be passed.
     *
     * @param pick told when one is ticked or not any more
     */
    record Picked(Set<String> ids, BiConsumer<String, Boolean> pick) {}

    /**
     * @param waivers those of the entity that are asked for or hold
     * @param waive asks for a waiver of a question; empty if the reader may not
     */
    BlockerList(
            Assessment assessment,
            List<Waiver> waivers,
            Consumer<String> open,
            Optional<Consumer<String>> waive,
            Picked picked,
            Instant now) {
        this.assessment = assessment;
        this.asked = waivers.stream()
                .filter(waiver -> waiver.state() == Waiver.State.REQUESTED)
                .collect(Collectors.toMap(Waiver::question, waiver -> waiver));
        this.open = open;
        this.waive = waive;
        this.picked = picked;
        this.now = now;
    }

    void fill(HtmlContainer panel, Ruling ruling) {
        List<Blocker> blockers = ruling.blockers();
        Div head = new Div(new H2("Blockers"), Parts.text("span", "sub", summary(blockers)));
        head.addClassName("panel-head");
        panel.removeAll();
        panel.add(head);
        if (blockers.isEmpty()) {
            panel.add(new EmptyState(
                    "Nothing stands in the way of " + ruling.target(),
                    "Whatever fails or lacks its proof would be listed here, worth most first."));
        } else {
            panel.add(whatIf, table(blockers, ruling.target()));
            drawWhatIf(ruling.target());
        }
        List<Answer> waived = assessment.answers().stream()
                .filter(answer -> answer.waiver() != null)
                .toList();
        if (!waived.isEmpty()) {
            panel.add(waived(waived));
        }
    }

    private void drawWhatIf(String target) {
        Set<String> ids = new LinkedHashSet<>(picked.ids());
        ids.removeIf(id -> assessment
                .answer(id)
                .filter(answer -> answer.outcome() != Outcome.NOT_APPLICABLE)
                .isEmpty());
        whatIf.removeAll();
        if (!ids.isEmpty()) {
            whatIf.add(WhatIfStrip.of(WhatIf.of(assessment, ids), target, () -> {
                List.copyOf(picked.ids()).forEach(id -> picked.pick().accept(id, false));
                ticks.forEach(tick -> tick.setValue(false));
                drawWhatIf(target);
            }));
        }
    }

    private Checkbox tick(String id, String target) {
        Checkbox tick = new Checkbox(picked.ids().contains(id));
        tick.setAriaLabel("What if " + id + " was passed");
        tick.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                picked.pick().accept(id, event.getValue());
                drawWhatIf(target);
            }
        });
        ticks.add(tick);
        return tick;
    }

    private HtmlContainer table(List<Blocker> blockers, String target) {
        HtmlContainer rows = Parts.tag("tbody", "");
        for (Blocker blocker : blockers) {
            rows.add(row(blocker, assessment.answer(blocker.question().id()).orElseThrow(), target));
        }
        return Parts.tag(
                "table",
                "table blockers",
                Parts.tag(
                        "thead",
                        "",
                        Parts.tag(
                                "tr",
                                "",
                                Parts.head("pick", "What if"),
                                Parts.head("", "Outcome"),
                                Parts.head("", "Question"),
                                Parts.head("hide-s", "Severity"),
                                Parts.head("num hide-s sorted", "Worth ↓"),
                                Parts.head("num hide-m", "Effort"),
                                Parts.hiddenHead("hide-s", "Actions"))),
                rows);
    }

    /** What would block, were it not let pass for now. */
    private HtmlContainer waived(List<Answer> answers) {
        HtmlContainer items = Parts.tag("ul", "items waived-list");
        for (Answer answer : answers) {
            Waiver waiver = Objects.requireNonNull(answer.waiver());
            String id = answer.question().id();
            NativeButton ask = new NativeButton(answer.question().ask(), click -> open.accept(id));
            ask.addClassNames("linklike", "plain");
            HtmlContainer item = Parts.tag(
                    "li",
                    "",
                    Parts.mark(answer.outcome()),
                    Parts.tag(
                            "span",
                            "",
                            ask,
                            Parts.tag(
                                    "div",
                                    "sub",
                                    Parts.text("span", "hint", id + " · "),
                                    Parts.link(
                                            WaiversView.address(waiver),
                                            "",
                                            "Until " + Days.of(waiver.lastDay()) + ", approved by "
                                                    + waiver.decidedBy()),
                                    Parts.text("span", "", ". Then it blocks again."))));
            waive.ifPresent(action -> item.add(
                    asked.containsKey(id)
                            ? request(asked.get(id))
                            : button("Renew", "Renew the waiver of " + id, id, action)));
            items.add(item);
        }
        return items;
    }

    private static Anchor request(Waiver waiver) {
        Anchor link = Parts.link(WaiversView.address(waiver), "s nowrap", "Waiver asked for");
        link.getElement().setAttribute("aria-label", "Waiver of " + waiver.question() + " asked for");
        return link;
    }

    private static NativeButton button(String word, String label, String id, Consumer<String> action) {
        NativeButton button = new NativeButton(word, click -> action.accept(id));
        button.addClassNames("btn", "small");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }

    private static String summary(List<Blocker> blockers) {
        if (blockers.isEmpty()) {
            return "none open";
        }
        double worth = blockers.stream().mapToDouble(Blocker::worth).sum();
        Duration work =
                blockers.stream().map(blocker -> blocker.question().work()).reduce(Duration.ZERO, Duration::plus);
        long days = Math.max(1, Math.round(work.toHours() / 8.0));
        return blockers.size() + " open, worth " + Parts.points(worth) + " points, about " + days
                + (days == 1 ? " day" : " days")
                + " of work. Worth most first; tick some to see what they would bring.";
    }

    private HtmlContainer row(Blocker blocker, Answer answer, String target) {
        String id = blocker.question().id();
        NativeButton ask = new NativeButton(blocker.question().ask(), click -> open.accept(id));
        ask.addClassNames("linklike", "name");
        HtmlContainer sub = Parts.tag("div", "sub row", Parts.tag("span", "", detail(blocker, answer)));
        stamp(answer, now, sub);
        HtmlContainer narrow = Parts.tag(
                "div",
                "sub only-narrow row",
                Parts.mark(blocker.severity()),
                Parts.text("span", "", Parts.worth(blocker.worth()) + " points"),
                Parts.text("span", "", Parts.effort(blocker.question().effort())));
        HtmlContainer actions = Parts.tag("div", "blocker-actions", button("How to fix", "How to fix " + id, id, open));
        if (asked.containsKey(id)) {
            actions.add(request(asked.get(id)));
            narrow.add(request(asked.get(id)));
        } else {
            waive.ifPresent(action -> {
                actions.add(button("Waive", "Ask for a waiver of " + id, id, action));
                narrow.add(button("Waive", "Ask for a waiver of " + id, id, action));
            });
        }
        return Parts.tag(
                "tr",
                "",
                Parts.tag("td", "top pick", tick(id, target)),
                Parts.tag("td", "top outcome", Parts.mark(blocker.outcome())),
                Parts.tag("td", "top", ask, sub, narrow),
                Parts.tag("td", "top hide-s", Parts.mark(blocker.severity())),
                Parts.text("td", "top num hide-s strong", Parts.worth(blocker.worth())),
                Parts.text(
                        "td",
                        "top num hide-m dim",
                        Parts.effort(blocker.question().effort())),
                Parts.tag("td", "top num hide-s", actions));
    }

    private static Component[] detail(Blocker blocker, Answer answer) {
        HtmlContainer id = Parts.text("span", "hint", blocker.question().id());
        String why = answer.reason();
        if (why == null) {
            why = answer.grounds().stream()
                    .filter(ground -> ground.state() == Ground.State.UNMET)
                    .findFirst()
                    .map(ground -> ground.key() + " is " + Evidences.value(ground))
                    .orElse("The rule is not met");
        }
        return new Component[] {id, Parts.text("span", "", " · " + why)};
    }

    private static void stamp(Answer answer, Instant now, HtmlContainer sub) {
        answer.grounds().stream()
                .filter(ground -> ground.state() == Ground.State.UNMET || ground.state() == Ground.State.STALE)
                .map(Ground::fact)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(fact -> sub.add(stamp(fact, now)));
    }

    static AgeStamp stamp(Fact fact, Instant now) {
        return new AgeStamp(fact.source(), Evidences.link(fact), fact.observedAt(), fact.validUntil(), now);
    }
}
