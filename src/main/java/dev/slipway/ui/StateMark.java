package dev.slipway.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state that is no outcome (of a document, an event, a source): a line shape and a word. */
public final class StateMark extends Span {

    /** How good the state is. */
    public enum Kind {
        GOOD,
        WATCH,
        BAD,
        STALE,
        PLAIN
    }

    public StateMark(Kind kind, String word) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        addClassName("state");
        getElement().setAttribute("data-state", name);
        Drawing drawing = new Drawing("s-" + name);
        drawing.addClassName("shape");
        add(drawing);
        add(word);
    }
}
