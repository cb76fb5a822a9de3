package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Ruling;
import dev.slipway.ui.AgeStamp;
import dev.slipway.ui.EmptyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What stands in the way, worth most first. */
final class BlockerList {

    private BlockerList() {}

    static void fill(HtmlContainer panel, Ruling ruling, Assessment assessment, Consumer<String> open, Instant now) {
        List<Blocker> blockers = ruling.blockers();
        Div head = new Div(new H2("Blockers"), Parts.text("span", "sub", summary(blockers)));
        head.addClassName("panel-head");
        panel.removeAll();
        panel.add(head);
        if (blockers.isEmpty()) {
            panel.add(new EmptyState(
                    "Nothing stands in the way of " + ruling.target(),
                    "Whatever fails or lacks its proof would be listed here, worth most first."));
            return;
        }
        HtmlContainer rows = Parts.tag("tbody", "");
        for (Blocker blocker : blockers) {
            Answer answer = assessment.answers().stream()
                    .filter(each ->
                            each.question().id().equals(blocker.question().id()))
                    .findFirst()
                    .orElseThrow();
            rows.add(row(blocker, answer, open, now));
        }
        panel.add(Parts.tag(
                "table",
                "table blockers",
                Parts.tag(
                        "thead",
                        "",
                        Parts.tag(
                                "tr",
                                "",
                                Parts.head("", "Outcome"),
                                Parts.head("", "Question"),
                                Parts.head("hide-s", "Severity"),
                                Parts.head("num hide-s sorted", "Worth ↓"),
                                Parts.head("num hide-m", "Effort"),
                                Parts.hiddenHead("hide-s", "Actions"))),
                rows));
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
                + (days == 1 ? " day" : " days") + " of work. Worth most first.";
    }

    private static HtmlContainer row(Blocker blocker, Answer answer, Consumer<String> open, Instant now) {
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
        NativeButton how = new NativeButton("How to fix", click -> open.accept(id));
        how.addClassNames("btn", "small");
        how.getElement().setAttribute("aria-label", "How to fix " + id);
        return Parts.tag(
                "tr",
                "",
                Parts.tag("td", "top outcome", Parts.mark(blocker.outcome())),
                Parts.tag("td", "top", ask, sub, narrow),
                Parts.tag("td", "top hide-s", Parts.mark(blocker.severity())),
                Parts.text("td", "top num hide-s strong", Parts.worth(blocker.worth())),
                Parts.text(
                        "td",
                        "top num hide-m dim",
                        Parts.effort(blocker.question().effort())),
                Parts.tag("td", "top num hide-s", how));
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
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .ifPresent(fact -> sub.add(stamp(fact, now)));
    }

    static AgeStamp stamp(Fact fact, Instant now) {
        return new AgeStamp(fact.source(), Evidences.link(fact), fact.observedAt(), fact.validUntil(), now);
    }
}
