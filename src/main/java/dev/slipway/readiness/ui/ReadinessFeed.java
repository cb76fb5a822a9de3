package dev.slipway.readiness.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import dev.slipway.readiness.Change;
import dev.slipway.readiness.Readiness;
import dev.slipway.readiness.Ruling;
import dev.slipway.ui.Ages;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Icon;
import dev.slipway.ui.Panel;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What changed lately, with the reason. */
@org.springframework.stereotype.Component
final class ReadinessFeed {

    private static final int SHOWN = 8;

    private final Readiness readiness;
    private final Clock clock;

    ReadinessFeed(Readiness readiness, Clock clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    Component panel() {
        List<Change> latest = readiness.latest(Readiness.PRODUCTION_READINESS, SHOWN);
        Panel panel = new Panel("Live feed").sub("What moved, and why");
        if (latest.isEmpty()) {
            return panel.flush(new EmptyState(
                    "Scores that rise and fall, as it happens",
                    "Nothing has changed since the services were first judged."));
        }
        HtmlContainer items = Parts.tag("ul", "items feed");
        latest.forEach(change -> items.add(item(change, clock.instant())));
        return panel.flush(items);
    }

    private static HtmlContainer item(Change change, Instant now) {
        String question =
                change.moved().isEmpty() ? null : change.moved().getFirst().question();
        HtmlContainer words = Parts.tag(
                "span",
                "",
                Parts.link(
                        Parts.tab(change.entity(), question),
                        "",
                        change.entity().name()));
        words.add(Parts.text("span", "", direction(change)));
        words.add(Parts.text("b", "", Ruling.shown(change.score())));
        if (!change.moved().isEmpty()) {
            Change.Moved moved = change.moved().getFirst();
            int more = change.moved().size() - 1;
            words.add(Parts.text(
                    "span",
                    "",
                    ": " + moved.question() + " is now " + moved.to() + ", " + moved.cause()
                            + (more > 0 ? ", and " + more + " more" : "")));
        }
        HtmlContainer time = Parts.text("span", "t", Ages.span(java.time.Duration.between(change.at(), now)));
        time.getElement().setAttribute("title", Ages.absolute(change.at()));
        return Parts.tag("li", "", new Icon("bolt"), words, time);
    }

    private static String direction(Change change) {
        Double before = change.before();
        if (before == null || before == change.score()) {
            return " stays at ";
        }
        return change.score() > before ? " rose to " : " fell to ";
    }
}
