package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What would be here, why it is not, and the one action that fills it. */
public final class EmptyState extends Div {

    public EmptyState(String what, String why, Component... action) {
        addClassName("empty");
        add(Figures.strong(what), new Span(why));
        add(action);
    }
}
