package dev.slipway.ui;

import com.vaadin.flow.component.html.Span;

/** An outcome, a severity or a verdict: shape and word, never colour alone. */
public final class Mark extends Span {

    public Mark(Shape shape) {
        this(shape, shape.word());
    }

    public Mark(Shape shape, String word) {
        addClassName("mark");
        getElement().setAttribute(shape.attribute(), shape.value());
        add(shape.drawing());
        add(word);
    }

    /** With a border and a tint: the lead of a banner, not of a row. */
    public Mark boxed() {
        addClassName("boxed");
        return this;
    }

    /** The shape alone for the eye; the word stays for screen readers. */
    public static Mark wordless(Shape shape) {
        Mark mark = new Mark(shape, "");
        Span word = new Span(shape.word());
        word.addClassName("visually-hidden");
        mark.add(word);
        mark.getElement().setAttribute("title", shape.word());
        return mark;
    }
}
