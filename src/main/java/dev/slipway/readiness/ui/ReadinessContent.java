package dev.slipway.readiness.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.slipway.catalog.Entity;
import dev.slipway.facts.Facts;
import dev.slipway.knowledge.Documents;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Attestations;
import dev.slipway.readiness.Change;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Waivers;
import dev.slipway.readiness.report.Format;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.Live;
import dev.slipway.ui.ScoreGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The readiness of one entity. Target, filters and the opened question are in the address; when the entity is judged
 * anew, every part is brought up to date in place, and what the reader has opened stays open.
 */
@StyleSheet("context://assets/readiness.css")
final class ReadinessContent extends Div {

    private final Entity entity;
    private final Readiness readiness;
    private final Waivers waivers;
    private final Attestations attestations;
    private final Documents documents;
    private final Clock clock;
    private String scorecardName = Readiness.PRODUCTION_READINESS;

    private final Div bar = new Div();
    private final Div stack = new Div();
    private final HtmlContainer verdict = Parts.tag("section", "panel verdict");
    private final HtmlContainer categories = Parts.tag("section", "panel");
    private final HtmlContainer blockers = Parts.tag("section", "panel");
    private final QuestionList questions;
    private final Map<String, List<String>> parameters = new LinkedHashMap<>();
    private final Set<String> fixed = new LinkedHashSet<>();
    private final boolean mayWaive;
    private String target = "";

    ReadinessContent(
            Entity entity,
            Readiness readiness,
            Waivers waivers,
            Attestations attestations,
            Facts facts,
            Documents documents,
            Live live,
            Clock clock) {
        this.entity = entity;
        this.readiness = readiness;
        this.waivers = waivers;
        this.attestations = attestations;
        this.documents = documents;
        this.clock = clock;
        this.mayWaive = waivers.mayRequest();
        this.questions = new QuestionList(facts.types(), clock, this::address, attestations.mine(), this::attest);
        bar.addClassName("filterbar");
        stack.addClassName("stack");
        verdict.getElement().setAttribute("aria-label", "Verdict");
        stack.add(verdict, categories, blockers, questions);
        add(bar, stack, takeAlong());
        live.follow(this, Set.of("entity:" + entity.ref()), this::refresh);
    }

    /** The same as files, as they are when somebody asks. */
    private HtmlContainer takeAlong() {
        HtmlContainer row = Parts.tag("div", "take-along");
        row.add(Parts.text("span", "s dim", "Take it along"));
        for (Format format : Format.values()) {
            String name = entity.ref().name();
            Download link = new Download(
                    format.title(),
                    format.fileName(name),
                    () -> format.bytes(readiness.report(entity.ref(), scorecardName, target)));
            row.add(link);
        }
        return row;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        parameters.clear();
        parameters.putAll(
                event.getUI().getActiveViewLocation().getQueryParameters().getParameters());
        List<Scorecard> scorecards = readiness.scorecards(entity);
        String named = first(parameters, "scorecard");
        Scorecard scorecard = scorecards.stream()
                .filter(each -> each.name().equals(named))
                .findFirst()
                .or(() -> scorecards.stream().findFirst())
                .orElseGet(() -> readiness.required(Readiness.PRODUCTION_READINESS));
        scorecardName = scorecard.name();
        String wanted = first(parameters, "target");
        target = wanted != null && scorecard.targets().contains(wanted)
                ? wanted
                : scorecard.targets().getFirst();
        fixed.clear();
        String ticked = first(parameters, "fixed");
        if (ticked != null) {
            fixed.addAll(List.of(ticked.split(",")));
        }
        String outcome = first(parameters, "outcome");
        String text = first(parameters, "q");
        questions.show(
                outcome == null ? null : outcome(outcome), text == null ? "" : text, first(parameters, "question"));
        refresh();
        questions.scrollToWanted();
        String category = first(parameters, "category");
        if (category != null) {
            questions.openCategory(category);
        }
    }

    private static @Nullable Outcome outcome(String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.word().equals(word)) {
                return outcome;
            }
        }
        return null;
    }

    private static @Nullable String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private void refresh() {
        Assessment assessment = readiness.assessment(entity.ref(), scorecardName);
        Instant now = clock.instant();
        List<Change> history = readiness.history(entity.ref(), scorecardName, now.minus(Trend.SPAN));
        Ruling ruling = assessment.ruling(target);
        bar(assessment, history, now);
        verdict(assessment, ruling, history, now);
        CategoryBars.fill(categories, assessment, questions::openCategory);
        new BlockerList(
                        assessment,
                        waivers.open(entity.ref(), scorecardName),
                        questions::open,
                        waive(assessment),
                        new BlockerList.Picked(fixed, this::pick),
                        now)
                .fill(blockers, ruling);
        List<String> named = assessment.answers().stream()
                .map(answer -> answer.question().playbook())
                .toList();
        questions.update(assessment, documents.playbooks(named, entity.ref()), target);
    }

    private void choose(String scorecard) {
        scorecardName = scorecard;
        List<String> targets = readiness.required(scorecard).targets();
        if (!targets.contains(target)) {
            target = targets.getFirst();
        }
        fixed.clear();
        questions.show(null, "", null);
        address(Map.of(
                "scorecard",
                scorecard.equals(Readiness.PRODUCTION_READINESS) ? "" : scorecard,
                "target",
                target.equals(targets.getFirst()) ? "" : target,
                "fixed",
                "",
                "question",
                "",
                "category",
                "",
                "outcome",
                "",
                "q",
                ""));
        refresh();
    }

    private void attest(Question question) {
        new AttestDialog(entity.ref(), scorecardName, question, attestations, this::refresh).open();
    }

    private void pick(String question, boolean ticked) {
        if (ticked) {
            fixed.add(question);
        } else {
            fixed.remove(question);
        }
        address(Map.of("fixed", String.join(",", fixed)));
    }

    /** Empty for those who may not ask; they are not shown the way. */
    private Optional<Consumer<String>> waive(Assessment assessment) {
        return !mayWaive
                ? Optional.empty()
                : Optional.of(id -> assessment
                        .scorecard()
                        .question(id)
                        .ifPresent(question -> new WaiverDialog(
                                        entity.ref(), scorecardName, question, waivers, this::refresh)
                                .open()));
    }

    private void bar(Assessment assessment, List<Change> history, Instant now) {
        bar.removeAll();
        HtmlContainer choice = Parts.tag("span", "seg");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", "Target");
        for (String each : assessment.scorecard().targets()) {
            NativeButton button = new NativeButton(each, click -> {
                target = each;
                address(Map.of("target", each));
                refresh();
            });
            button.getElement().setAttribute("aria-pressed", String.valueOf(each.equals(target)));
            choice.add(button);
        }
        List<Scorecard> scorecards = readiness.scorecards(entity);
        if (scorecards.size() > 1) {
            bar.add(Levels.choice(scorecards, scorecardName, this::reached, this::choose));
        }
        bar.add(Parts.text("span", "s dim", "Target"), choice);
        if (!history.isEmpty()) {
            Change last = history.getLast();
            String why = last.moved().isEmpty()
                    ? ""
                    : ", when " + last.moved().getFirst().cause();
            Span changed = new Span("Last changed " + Ages.ago(last.at(), now) + why);
            changed.addClassNames("s", "hint");
            changed.setTitle(Ages.absolute(last.at()));
            bar.add(changed);
        }
    }

    private Optional<Level.Reached> reached(Scorecard scorecard) {
        return scorecard.levels().isEmpty()
                ? Optional.empty()
                : readiness
                        .standing(entity.ref(), scorecard.name())
                        .map(standing -> readiness.reached(scorecard, standing.outcomes()));
    }

    private void verdict(Assessment assessment, Ruling ruling, List<Change> history, Instant now) {
        Instant month = now.minus(Duration.ofDays(30));
        Double before = history.stream()
                .filter(change -> !change.at().isAfter(month))
                .map(Change::score)
                .reduce((one, later) -> later)
                .orElse(null);
        Div score = new Div(
                Parts.text("div", "label", "Score for " + target),
                new ScoreGauge(Math.floor(assessment.score()), assessment.band()));
        if (before != null) {
            Div change = new Div(Parts.delta(assessment.score() - before), Parts.text("span", "s hint", " in 30 d"));
            score.add(change);
        }
        if (!assessment.scorecard().levels().isEmpty()) {
            score.add(Levels.reached(assessment.reached()));
        }
        HtmlContainer reasons = Parts.tag("ul", "reasons");
        for (Ruling.Reason reason : ruling.reasons()) {
            reasons.add(Parts.tag("li", "", reasonMark(reason), reason(reason)));
        }
        HtmlContainer word = Parts.tag("div", "verdict-word", VerdictShape.of(ruling.verdict()));
        word.getElement().setAttribute("data-verdict", VerdictShape.value(ruling.verdict()));
        word.add(new Span(capital(ruling.verdict().word())));
        Div why = new Div(Parts.text("div", "label", "Verdict"), word, reasons);
        Div trend = new Div(Parts.text("div", "label", "Last 90 days"), new Trend(history, assessment.score(), now));
        verdict.removeAll();
        verdict.add(score, why, trend);
    }

    private static com.vaadin.flow.component.Component reasonMark(Ruling.Reason reason) {
        return VerdictShape.mark(reason.forces());
    }

    private HtmlContainer reason(Ruling.Reason reason) {
        HtmlContainer text = Parts.tag("span", "");
        if (reason.questions().isEmpty()) {
            text.setText(reason.text());
            return text;
        }
        String words = reason.text();
        text.add(Parts.text("b", "", words.substring(0, words.indexOf(':') + 1) + " "));
        List<String> shown = reason.questions().stream().limit(6).toList();
        for (int i = 0; i < shown.size(); i++) {
            String id = shown.get(i);
            NativeButton link = new NativeButton(id, click -> questions.open(id));
            link.addClassName("linklike");
            text.add(link);
            text.add(new Span(i < shown.size() - 1 ? ", " : "."));
        }
        if (reason.questions().size() > shown.size()) {
            text.add(new Span(" And " + (reason.questions().size() - shown.size()) + " more."));
        }
        return text;
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Writes what is set into the address, without loading anything; the router does not see it, so it is kept here. */
    private void address(Map<String, String> changed) {
        UI ui = UI.getCurrent();
        Location here = ui.getActiveViewLocation();
        changed.forEach((name, value) -> {
            if (value.isEmpty()) {
                parameters.remove(name);
            } else {
                parameters.put(name, new ArrayList<>(List.of(value)));
            }
        });
        ui.getPage().getHistory().replaceState(null, new Location(here.getPath(), new QueryParameters(parameters)));
    }

    /** For tests and for readers of the address: answers in the order of the scorecard. */
    static List<Answer> of(Assessment assessment, String category) {
        return assessment.answers().stream()
                .filter(answer -> answer.question().category().equals(category))
                .toList();
    }
}
