package dev.slipway.knowledge.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.slipway.ui.Icon;

/** A command to type, with a button that copies it; {@code frontend/steps.js} listens. */
final class CommandBlock extends Div {

    CommandBlock(String command) {
        addClassName("code");
        NativeButton copy = new NativeButton("Copy");
        copy.addClassNames("btn", "small");
        copy.getElement().setAttribute("data-copy", "");
        copy.getElement().setAttribute("type", "button");
        Span end = new Span(copy);
        end.addClassName("end");
        Div head = new Div(new Icon("terminal").small(), new Span("command"), end);
        head.addClassName("code-head");
        HtmlContainer text = new HtmlContainer("pre");
        text.setText(command);
        text.getElement().setAttribute("tabindex", "0");
        add(head, text);
    }
}
