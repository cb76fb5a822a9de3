package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.knowledge.Documents;
import dev.slipway.knowledge.Exercise;
import dev.slipway.knowledge.Exercise.Outcome;
import dev.slipway.knowledge.ExerciseRecord;
import dev.slipway.knowledge.Exercises;
import dev.slipway.ui.Ages;
import dev.slipway.ui.Download;
import dev.slipway.ui.Live;
import dev.slipway.ui.PageHead;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Time;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run through a runbook: what is to be done, ticked off by whoever does it; afterwards its record. */
@Route("exercises/:id")
@Requires(Permission.CATALOG_READ)
@StyleSheet("context://assets/runbook.css")
class ExerciseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Exercises exercises;
    private final Live live;
    private final Clock clock;
    private final Person person;
    private final boolean may;
    private final List<Row> rows = new ArrayList<>();
    private final Div state = new Div();
    private @Nullable Exercise run;
    private String note = "";

    private record Row(ListItem item, Input tick, Div by) {}

    ExerciseView(Exercises exercises, People people, Live live, Clock clock) {
        this.exercises = exercises;
        this.live = live;
        this.clock = clock;
        this.person = people.current().orElse(Person.NOBODY);
        this.may = person.may(Permission.EXERCISE_RECORD);
        addClassName("run");
        state.addClassNames("run-state", "dim");
        state.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        Exercise found = find(id);
        show(found);
        live.follow(
                this, Set.of(found.topic()), () -> exercises.find(found.id()).ifPresent(this::refresh));
    }

    private Exercise find(String id) {
        try {
            return exercises.find(UUID.fromString(id)).orElseThrow(() -> missing(id));
        } catch (IllegalArgumentException e) {
            throw missing(id);
        }
    }

    private static Refusal missing(String id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no run " + id + ".");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://assets/steps.js");
    }

    @Override
    public String getPageTitle() {
        return (run == null ? "Run" : run.title()) + " · Slipway";
    }

    private void show(Exercise exercise) {
        run = exercise;
        removeAll();
        rows.clear();
        add(head(exercise), state);
        OrderedList list = null;
        String section = "";
        for (Exercise.Step step : exercise.steps()) {
            if (list == null || !section.equals(step.says().section())) {
                section = step.says().section();
                if (!section.isEmpty()) {
                    HtmlContainer heading = new HtmlContainer("h2");
                    heading.setText(section);
                    heading.addClassName("run-section");
                    add(heading);
                }
                list = new OrderedList();
                list.addClassName("run-steps");
                list.getElement()
                        .setAttribute("start", String.valueOf(step.says().number()));
                add(list);
            }
            list.add(step(exercise, step));
        }
        if (may && !exercise.ended()) {
            add(end(exercise));
        }
        fill(exercise);
    }

    private PageHead head(Exercise exercise) {
        String why = exercise.occasion() == Exercise.Occasion.DRILL
                ? "Practice"
                : "Incident" + (exercise.incident() == null ? "" : " " + exercise.incident());
        String runbook = "docs/" + exercise.source() + "/" + Documents.encode(exercise.path());
        Anchor back = new Anchor(runbook, "Whole runbook");
        back.addClassName("btn");
        return new PageHead(
                        exercise.title(),
                        why + " · started " + Ages.ago(exercise.startedAt(), clock.instant()) + " by "
                                + exercise.startedBy() + " · revision "
                                + exercise.revision()
                                        .substring(
                                                0,
                                                Math.min(8, exercise.revision().length())))
                .crumbs(new Anchor("runbooks", "Runbooks"), new Anchor(runbook, exercise.title()), new Span("Run"))
                .actions(
                        back,
                        new Download(
                                "Record",
                                "run-" + exercise.id() + ".md",
                                () -> ExerciseRecord.markdown(
                                                exercises.find(exercise.id()).orElse(exercise))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    private ListItem step(Exercise exercise, Exercise.Step step) {
        int number = step.says().number();
        Input tick = new Input();
        tick.setType("checkbox");
        tick.getElement()
                .addEventListener("change", event -> {
                    boolean done = event.getEventData().path("element.checked").asBoolean();
                    act(() -> exercises.tick(exercise.id(), number, done));
                })
                .addEventData("element.checked");
        HtmlContainer label = new HtmlContainer("label");
        label.addClassName("run-step");
        label.add(tick, new Span(number + ". " + step.says().text()));
        Div by = new Div();
        by.addClassName("sub");
        ListItem item = new ListItem(label, by);
        step.says().commands().forEach(command -> item.add(new CommandBlock(command)));
        rows.add(new Row(item, tick, by));
        return item;
    }

    private Component end(Exercise exercise) {
        if (!Exercises.mayEnd(exercise, person)) {
            return new Panel("How did it end?")
                    .body(new Span(exercise.startedBy() + " started this run. " + exercise.startedBy()
                            + " can end it, and so can engineers and leads. You can tick steps off."));
        }
        HtmlContainer words = new HtmlContainer("label");
        HtmlContainer area = new HtmlContainer("textarea");
        area.getElement().setAttribute("maxlength", "4000");
        area.getElement()
                .addEventListener(
                        "change",
                        event -> note =
                                event.getEventData().path("element.value").asString())
                .addEventData("element.value");
        words.add(new Span("What others should know (optional)"), area);
        Div buttons = new Div();
        buttons.addClassName("row");
        Map<Outcome, String> says = new java.util.LinkedHashMap<>();
        says.put(Outcome.WORKED, "It worked");
        says.put(Outcome.PARTLY, "It worked in part");
        says.put(Outcome.FAILED, "It did not help");
        says.put(Outcome.ABANDONED, "Give up the run");
        says.forEach((outcome, word) -> {
            NativeButton button =
                    new NativeButton(word, click -> act(() -> exercises.end(exercise.id(), outcome, note)));
            button.addClassName("btn");
            button.setClassName("primary", outcome == Outcome.WORKED);
            buttons.add(button);
        });
        Div counts = new Div(
                Exercises.proves(person)
                        ? "It counts as an exercise of the service once a step is ticked."
                        : "It is kept as a record. It counts as an exercise of the service if an engineer or a lead ends"
                                + " it.");
        counts.addClassName("sub");
        Panel panel = new Panel("How did it end?").body(words, buttons, counts);
        panel.addClassName("run-end");
        return panel;
    }

    private void act(java.util.function.Supplier<Exercise> work) {
        try {
            refresh(work.get());
        } catch (Refusal refusal) {
            run = null;
            exercises.find(UUID.fromString(currentId())).ifPresent(this::refresh);
            state.setText(refusal.getMessage());
        }
    }

    private String currentId() {
        return getUI().map(ui -> ui.getActiveViewLocation().getPath().replaceFirst("^exercises/", ""))
                .orElse("");
    }

    /** Others may work on the same run: what they ticked appears without moving anything. */
    private void refresh(Exercise now) {
        if (run == null || run.ended() != now.ended()) {
            show(now);
        } else {
            run = now;
            fill(now);
        }
    }

    private void fill(Exercise now) {
        boolean marked = false;
        for (int i = 0; i < rows.size(); i++) {
            Exercise.Step step = now.steps().get(i);
            Row row = rows.get(i);
            boolean done = step.tickedAt() != null;
            row.tick.getElement().setProperty("checked", done);
            boolean anothers = done && !Exercises.mayUntick(now, i + 1, person);
            row.tick.getElement().setProperty("disabled", now.ended() || !may || anothers);
            row.tick
                    .getElement()
                    .setProperty(
                            "title",
                            anothers && !now.ended()
                                    ? "Who ticked it or started the run, and engineers and leads, can take the tick back"
                                    : "");
            row.by.removeAll();
            if (step.tickedAt() != null) {
                row.by.add(new Span("Ticked "), new Time(step.tickedAt(), Ages.ago(step.tickedAt(), clock.instant())));
                row.by.add(new Span(" by " + step.tickedBy() + ", "
                        + ExerciseRecord.took(Duration.between(now.startedAt(), step.tickedAt())) + " into the run"));
            }
            row.by.setVisible(done);
            row.item.setClassName("next", !done && !marked && !now.ended());
            marked |= !done;
        }
        state.removeAll();
        if (now.endedAt() != null) {
            state.add(RunParts.state(now));
            state.add(new Span(" · " + now.done() + " of " + now.steps().size() + " steps · took "
                    + ExerciseRecord.took(Duration.between(now.startedAt(), now.endedAt())) + " · ended by "
                    + now.endedBy()));
            if (now.note() != null) {
                state.add(new Div(now.note()));
            }
        } else {
            state.setText(now.done() + " of " + now.steps().size() + " steps done. Ticks are kept as you make them;"
                    + " c copies the next command.");
        }
    }
}
