package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.AlertRule;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Exercise;
import dev.slipway.knowledge.Exercises;
import dev.slipway.knowledge.Runbooks;
import dev.slipway.ui.AgeStamp;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Panel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;

/** On the page of a runbook: the start of a run, when it was exercised last, and the alerts that lead to it. */
@org.springframework.stereotype.Component
@Order(3)
class RunbookExtra implements DocumentExtra {

    private static final int SHOWN = 5;

    private final Runbooks runbooks;
    private final Exercises exercises;
    private final Catalog catalog;
    private final People people;
    private final Clock clock;

    RunbookExtra(Runbooks runbooks, Exercises exercises, Catalog catalog, People people, Clock clock) {
        this.runbooks = runbooks;
        this.exercises = exercises;
        this.catalog = catalog;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public List<Component> actions(Document document) {
        boolean may = people.current()
                .filter(person -> person.may(Permission.EXERCISE_RECORD))
                .isPresent();
        if (!runbooks.exercisable(document) || !may) {
            return List.of();
        }
        NativeButton start = new NativeButton("Start a run", click -> new StartRunDialog(exercises, document).open());
        start.addClassNames("btn", "primary");
        return List.of(start);
    }

    @Override
    public List<Component> aside(Document document) {
        if (!runbooks.exercisable(document)) {
            return List.of();
        }
        List<Component> panels = new ArrayList<>();
        panels.add(exercised(document));
        List<AlertRule> alerts = runbooks.alerts(document);
        if (!alerts.isEmpty()) {
            panels.add(alerts(alerts));
        }
        return panels;
    }

    private Panel exercised(Document document) {
        Instant now = clock.instant();
        List<Exercise> runs = exercises.of(document.source(), document.path(), SHOWN);
        Panel panel = new Panel("Exercised");
        if (runs.isEmpty()) {
            return panel.body(
                    new Paragraph("Never yet. A run in practice shows whether the steps still lead to their end."));
        }
        UnorderedList list = new UnorderedList();
        list.addClassNames("items", "s");
        for (Exercise run : runs) {
            Instant when = run.endedAt() == null ? run.startedAt() : run.endedAt();
            boolean proves = run.outcome() != null && run.outcome().counts();
            Div words = new Div(
                    RunParts.state(run),
                    new Span(" " + run.done() + " of " + run.steps().size() + " steps"));
            String who = run.occasion().word() + (run.incident() == null ? "" : " " + run.incident()) + " by "
                    + run.startedBy();
            list.add(new ListItem(
                    words, new AgeStamp(who, run.url(), when, proves ? runbooks.validUntil(run) : null, now)));
        }
        return panel.flush(list);
    }

    private Panel alerts(List<AlertRule> alerts) {
        Map<EntityRef, String> titles =
                catalog.titles(alerts.stream().map(AlertRule::entity).collect(Collectors.toSet()));
        UnorderedList list = new UnorderedList();
        list.addClassNames("items", "s", "alerts-of");
        for (AlertRule alert : alerts) {
            Div name = new Div(new Icon("bell").small(), new Span(" " + alert.name()));
            Anchor service = DocumentParts.link(alert.entity(), titles);
            list.add(new ListItem(name, new Span(service)));
        }
        return new Panel("Alerts that lead here")
                .sub(String.valueOf(alerts.size()))
                .flush(list);
    }
}
