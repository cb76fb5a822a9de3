package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.knowledge.Document;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Waiver;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Shape;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One question as a row, and a second row below it that opens to the whole story. */
final class QuestionRow extends HtmlContainer {

    private final Map<String, FactType> types;
    private final BiConsumer<String, Boolean> opened;
    private final Optional<Consumer<Question>> attest;
    private final HtmlContainer details = Parts.tag("tr", "opened");
    private @Nullable Answer answer;
    private @Nullable Document playbook;
    private String target = "";
    private Instant moment = Instant.EPOCH;
    private boolean open;
    private boolean visible = true;

    /** @param attest empty if the reader may not attest it */
    QuestionRow(Map<String, FactType> types, BiConsumer<String, Boolean> opened, Optional<Consumer<Question>> attest) {
        super("tr");
        this.types = types;
        this.opened = opened;
        this.attest = attest;
        details.setVisible(false);
    }

    HtmlContainer details() {
        return details;
    }

    String category() {
        return Objects.requireNonNull(answer).question().category();
    }

    boolean passes(@Nullable Outcome outcome, String words) {
        Answer now = Objects.requireNonNull(answer);
        Question question = now.question();
        return (outcome == null || now.outcome() == outcome)
                && (words.isEmpty()
                        || (question.id() + " " + question.ask() + " " + question.rule())
                                .toLowerCase(Locale.ROOT)
                                .contains(words));
    }

    void visible(boolean show) {
        visible = show;
        setVisible(show);
        details.setVisible(show && open);
    }

    void open(boolean wanted) {
        open = wanted;
        draw();
    }

    void update(Answer now, @Nullable Document helps, String forTarget, Instant at) {
        answer = now;
        playbook = helps;
        target = forTarget;
        moment = at;
        setId("q-" + now.question().id());
        draw();
    }

    private void draw() {
        Answer now = Objects.requireNonNull(answer);
        Question question = now.question();
        setClassName("selected", open);
        NativeButton ask = new NativeButton(question.ask(), click -> toggle());
        ask.addClassNames("linklike", "plain");
        ask.getElement().setAttribute("aria-expanded", String.valueOf(open));
        HtmlContainer narrow =
                Parts.tag("div", "sub only-narrow row", Parts.text("span", "hint", question.id()), proof(now));
        removeAll();
        Icon chevron = new Icon(open ? "chev" : "right").small();
        add(
                Parts.tag("td", "outcome", outcome(now)),
                Parts.text("td", "id hide-s", question.id()),
                Parts.tag("td", open ? "strong" : "", ask, narrow),
                Parts.tag("td", "hide-s evidence-cell", proof(now)),
                Parts.tag("td", "dim s hide-m", freshness(now)),
                Parts.tag("td", "hide-m s", Parts.mark(question.severityFor(target))),
                Parts.tag("td", "num hide-s", chevron));
        details.removeAll();
        if (open) {
            HtmlContainer cell = Parts.tag("td", "", story(now));
            cell.getElement().setAttribute("colspan", "7");
            details.add(cell);
        }
        details.setVisible(visible && open);
    }

    private Component outcome(Answer now) {
        Waiver waiver = now.waiver();
        if (waiver != null) {
            return noted(now.outcome(), "until " + Days.brief(waiver.lastDay()));
        }
        LocalDate from = now.question().from();
        return announced(now)
                ? noted(now.outcome(), "counts from " + Days.brief(Objects.requireNonNull(from)))
                : Parts.mark(now.outcome());
    }

    private boolean announced(Answer now) {
        return !now.question().countsOn(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    private static Component noted(Outcome outcome, String note) {
        return Parts.tag("div", "", Parts.mark(outcome), Parts.text("div", "sub", note));
    }

    private void toggle() {
        open = !open;
        draw();
        getElement().executeJs("this.querySelector('button')?.focus({preventScroll: true})");
        opened.accept(Objects.requireNonNull(answer).question().id(), open);
    }

    /** The fact that decides, or the newest. */
    private Component proof(Answer now) {
        return telling(now)
                .<Component>map(fact -> BlockerList.stamp(fact, moment))
                .orElseGet(() -> Parts.tag("span", "age", Parts.text("span", "t", "no fact yet")));
    }

    private static Optional<Fact> telling(Answer now) {
        Ground.State wanted = now.outcome() == Outcome.FAIL
                ? Ground.State.UNMET
                : now.outcome() == Outcome.UNPROVEN ? Ground.State.STALE : Ground.State.MET;
        return now.grounds().stream()
                .filter(ground -> ground.state() == wanted)
                .map(Ground::fact)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Fact::validUntil));
    }

    private Component freshness(Answer now) {
        if (now.outcome() == Outcome.NOT_APPLICABLE) {
            return Parts.text(
                    "span",
                    "",
                    now.grounds().stream()
                            .findFirst()
                            .map(ground -> "no " + ground.key())
                            .orElse("not asked here"));
        }
        Optional<Fact> fact = telling(now);
        if (fact.isEmpty()) {
            return Parts.text("span", "", now.question().attest() == null ? "not found yet" : "to be attested");
        }
        Instant until = fact.get().validUntil();
        return until.isAfter(moment)
                ? Parts.text("span", "", "fresh for " + Ages.span(Duration.between(moment, until)))
                : Parts.text("span", "is-stale", "stale " + Ages.span(Duration.between(until, moment)));
    }

    private Component story(Answer now) {
        Question question = now.question();
        HtmlContainer left = Parts.tag(
                "div",
                "",
                Parts.tag("section", "", Parts.text("h3", "", "Why it matters"), Parts.text("p", "", question.why())),
                Parts.tag(
                        "section",
                        "",
                        Parts.text("h3", "", "Rule"),
                        Parts.tag(
                                "div",
                                "code",
                                Parts.text("pre", "", question.rule().strip())),
                        declaredAt(question)),
                Parts.tag(
                        "section",
                        "",
                        Parts.text(
                                "h3",
                                "",
                                "How to fix · about " + Parts.effort(question.effort())
                                        + (now.outcome() == Outcome.PASS || now.worth() == 0
                                                ? ""
                                                : " · " + Parts.worth(now.worth()) + " points")),
                        Parts.text("p", "", question.remedy()),
                        playbook(question),
                        attest(question)));
        HtmlContainer right = Parts.tag("div", "");
        if (announced(now)) {
            right.add(Parts.tag(
                    "section",
                    "",
                    Parts.text("h3", "", "Announced"),
                    Parts.text(
                            "p",
                            "",
                            "It counts from " + Days.of(Objects.requireNonNull(question.from()))
                                    + " on. Until then it gives and takes no points, and blocks nothing.")));
        }
        Waiver waiver = now.waiver();
        if (waiver != null) {
            right.add(Parts.tag(
                    "section",
                    "",
                    Parts.text("h3", "", "Why it does not block"),
                    Parts.tag(
                            "p",
                            "",
                            Parts.link(
                                    WaiversView.address(waiver),
                                    "",
                                    "A waiver until " + Days.of(waiver.lastDay()) + ", approved by "
                                            + waiver.decidedBy()),
                            Parts.text("span", "", ": " + waiver.reason() + " Meanwhile: " + waiver.measure())),
                    Parts.text("p", "sub", "It earns no points, and blocks again when the waiver ends.")));
        }
        if (now.reason() != null) {
            right.add(Parts.tag(
                    "section",
                    "",
                    Parts.text("h3", "", "Why it is " + (waiver == null ? now.outcome() : Outcome.UNPROVEN).word()),
                    Parts.text("p", "", now.reason())));
        }
        right.add(FactList.of(now, types, moment));
        HtmlContainer story = Parts.tag("div", "evidence", left, right);
        story.getElement()
                .setAttribute(
                        "data-outcome", Shape.valueOf(now.outcome().name()).value());
        return story;
    }

    private static Component declaredAt(Question question) {
        Question.Origin origin = question.origin();
        String file = "sources/" + origin.source() + "/files/" + origin.path() + "?line=" + origin.line();
        return Parts.tag(
                "p",
                "sub",
                Parts.text("span", "", question.applies() == null ? "" : "Asked where " + question.applies() + ". "),
                Parts.text("span", "", "Declared in "),
                Parts.link(
                        file,
                        "mono",
                        origin.path().substring(origin.path().lastIndexOf('/') + 1) + ":" + origin.line()));
    }

    private Component playbook(Question question) {
        Document found = playbook;
        return found == null
                ? Parts.text(
                        "p",
                        "sub",
                        "Nobody has written its playbook yet; a playbooks/" + question.playbook()
                                + ".md would be offered here.")
                : Parts.tag(
                        "p",
                        "",
                        Parts.text("span", "dim", "Playbook: "),
                        Parts.link(found.url(), "", found.plainTitle()));
    }

    private Component attest(Question question) {
        if (attest.isPresent()) {
            NativeButton button =
                    new NativeButton("Attest", click -> attest.get().accept(question));
            button.addClassNames("btn", "small");
            button.getElement().setAttribute("aria-label", "Attest " + question.id());
            return Parts.tag(
                    "div",
                    "attest",
                    button,
                    Parts.text("span", "sub", "If you know that it is so: with a reason or a link, and an end."));
        }
        return question.attest() == null
                ? Parts.text("p", "sub", "The portal finds the proof by itself; nobody needs to state it.")
                : Parts.text(
                        "p",
                        "sub",
                        "Where no machine can know, the role " + question.attest()
                                + " may attest it, with a reason or a link and an end.");
    }
}
