package dev.slipway.readiness.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Scorecard;
import dev.slipway.ui.StateMark;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which scorecard, and how far somebody has come by it. */
final class Levels {

    private Levels() {}

    /** One of them to choose. */
    static HtmlContainer choice(List<Scorecard> scorecards, String current, Consumer<String> chosen) {
        return choice(scorecards, current, scorecard -> Optional.empty(), chosen);
    }

    /** The same with the level that somebody has reached by each. */
    static HtmlContainer choice(
            List<Scorecard> scorecards,
            String current,
            Function<Scorecard, Optional<Level.Reached>> reached,
            Consumer<String> chosen) {
        HtmlContainer choice = Parts.tag("span", "seg");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", "Scorecard");
        for (Scorecard each : scorecards) {
            String level = reached.apply(each).map(found -> " · " + word(found)).orElse("");
            NativeButton button = new NativeButton(each.title() + level, click -> chosen.accept(each.name()));
            button.getElement()
                    .setAttribute("aria-pressed", String.valueOf(each.name().equals(current)));
            button.getElement().setAttribute("title", each.about());
            choice.add(button);
        }
        return choice;
    }

    static String word(Level.Reached reached) {
        Level level = reached.level();
        return level == null ? "none yet" : level.name();
    }

    static StateMark mark(Level.Reached reached) {
        return new StateMark(
                reached.level() == null
                        ? StateMark.Kind.WATCH
                        : reached.next() == null ? StateMark.Kind.GOOD : StateMark.Kind.PLAIN,
                word(reached));
    }

    /** The level with its meaning, and what the next one lacks. */
    static Div reached(Level.Reached reached) {
        Div all = new Div(Parts.text("div", "label", "Level"), mark(reached));
        all.addClassName("level");
        Level level = reached.level();
        if (level != null) {
            all.add(Parts.text("div", "s dim", level.about()));
        }
        Level next = reached.next();
        if (next != null) {
            all.add(Parts.text(
                    "div",
                    "s dim",
                    "Before " + next.name() + " must pass: "
                            + reached.missing().stream().map(Question::id).collect(Collectors.joining(", "))));
        }
        return all;
    }
}
