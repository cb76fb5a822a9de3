package dev.slipway.capability.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.slipway.capability.Capabilities;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Cycle;
import dev.slipway.capability.NextStep;
import dev.slipway.capability.Phase;
import dev.slipway.capability.Reach;
import dev.slipway.catalog.Entity;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Live;
import dev.slipway.ui.MiniBar;
import dev.slipway.ui.Panel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Measure, learn, build, ship, monitor, iterate: how much of each is there, what is missing, and what has changed. */
@StyleSheet("context://assets/capability.css")
final class CycleContent extends Div {

    private static final int MOST = 4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Entity team;
    private final Capabilities capabilities;
    private final Div content = new Div();
    private LocalDate since;

    CycleContent(Entity team, Capabilities capabilities, Live live, LocalDate since, LocalDate today) {
        this.team = team;
        this.capabilities = capabilities;
        this.since = since;
        content.addClassName("stack");
        add(chooser(today), content);
        refresh();
        live.follow(this, Set.of("entity:" + team.ref(), MapChanges.ID), this::refresh);
    }

    private HtmlContainer chooser(LocalDate today) {
        Input day = new Input();
        day.setType("date");
        day.getElement().setAttribute("max", today.toString());
        day.setValue(since.toString());
        day.addValueChangeListener(event -> {
            try {
                since = LocalDate.parse(event.getValue());
            } catch (DateTimeParseException halfTyped) {
                return;
            }
            Location here = UI.getCurrent().getActiveViewLocation();
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(here.getPath(), QueryParameters.of("since", since.toString())));
            refresh();
        });
        HtmlContainer label = Parts.tag("label", "", Parts.text("span", "", "What changed since the end of"), day);
        return Parts.tag("div", "filterbar day-field cycle-day", label);
    }

    private void refresh() {
        Cycle cycle = capabilities.cycle(team.ref(), since);
        content.removeAll();
        if (cycle.services() == 0) {
            content.add(new Panel("Improvement cycle")
                    .flush(new EmptyState(
                            "Where the team stands from measuring to drawing conclusions",
                            "It owns no service that was looked at. Services appear within a minute of being in the"
                                    + " catalog with this team as their owner.")));
            return;
        }
        HtmlContainer stages = Parts.tag("ol", "cycle");
        cycle.stages().forEach(stage -> stages.add(stage(cycle, stage)));
        content.add(new Panel("Improvement cycle")
                .sub(Parts.count(cycle.services()) + "; " + compared(cycle))
                .flush(stages));
    }

    private static String compared(Cycle cycle) {
        LocalDate kept = cycle.kept();
        if (kept == null) {
            return "nothing is known yet to compare with, from tomorrow on there is";
        }
        return kept.equals(cycle.since())
                ? "compared with " + DAY.format(kept)
                : "compared with " + DAY.format(kept) + ", the first day that was kept";
    }

    private HtmlContainer stage(Cycle cycle, Cycle.Stage stage) {
        HtmlContainer part = Parts.tag("li", "");
        boolean weakest =
                cycle.weakest().filter(each -> each.phase() == stage.phase()).isPresent();
        HtmlContainer head = Parts.text("h3", "", word(stage.phase()));
        part.add(head, Parts.text("p", "sub", meaning(stage.phase())));
        if (stage.needed() == 0) {
            part.add(Parts.text("p", "hint", "Nothing of it is needed."));
            return part;
        }
        part.add(Parts.tag("p", "row", new MiniBar(stage.percent()), Parts.text("span", "s dim", since(stage))));
        if (weakest) {
            part.add(Parts.text("p", "strong", "The weakest of the six: begin here."));
        }
        part.add(Parts.text("h4", "", "Missing"));
        if (stage.open().isEmpty()) {
            part.add(Parts.text("p", "hint", "Nothing"));
        } else {
            HtmlContainer list = Parts.tag("ul", "");
            stage.open().stream()
                    .limit(MOST)
                    .map(NextStep::reach)
                    .forEach(reach -> list.add(Parts.tag(
                            "li",
                            "",
                            link(reach.capability()),
                            Parts.text("span", "hint", " " + Parts.percent(reach.percent())))));
            more(list, stage.open());
            part.add(list);
        }
        if (!stage.moves().isEmpty()) {
            HtmlContainer list = Parts.tag("ul", "");
            stage.moves().stream().limit(MOST).forEach(move -> list.add(moved(move)));
            more(list, stage.moves());
            part.add(Parts.text("h4", "", "Changed"), list);
        }
        return part;
    }

    private HtmlContainer moved(Cycle.Move move) {
        Reach now = move.now();
        return Parts.tag(
                "li",
                "",
                Parts.text("span", move.change() > 0 ? "delta up" : "delta down", move.change() > 0 ? "▲ " : "▼ "),
                link(now.capability()),
                Parts.text(
                        "span",
                        "hint",
                        " " + Parts.percent(move.before().percent()) + " then, " + Parts.percent(now.percent())
                                + " now"));
    }

    private com.vaadin.flow.component.html.Anchor link(Capability capability) {
        return Parts.link(capability.url() + "&owner=" + team.ref().name(), capability.title());
    }

    private static void more(HtmlContainer list, List<?> all) {
        if (all.size() > MOST) {
            list.add(Parts.text("li", "hint", "and " + (all.size() - MOST) + " more"));
        }
    }

    private static String since(Cycle.Stage stage) {
        Double before = stage.before();
        if (before == null) {
            return "of what its services need";
        }
        long then = (long) Math.floor(before);
        long change = (long) Math.floor(stage.percent()) - then;
        return change == 0
                ? "as then"
                : Math.abs(change)
                        + (Math.abs(change) == 1 ? " point" : " points")
                        + (change > 0 ? " up from " : " down from ")
                        + then;
    }

    private static String word(Phase phase) {
        String word = phase.word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String meaning(Phase phase) {
        return switch (phase) {
            case MEASURE -> "Know how it is used, and how well it runs";
            case LEARN -> "Find out what it would not stand, and what people miss";
            case BUILD -> "Make the next step well, and alike everywhere";
            case SHIP -> "Bring it to people in small steps that can be taken back";
            case MONITOR -> "See at once when it goes wrong";
            case ITERATE -> "Draw conclusions, and go round again";
        };
    }
}
