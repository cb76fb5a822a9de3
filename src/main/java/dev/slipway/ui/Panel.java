package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** A titled card. Parts appear in the order in which they are added: padded bodies, lists edge to edge, a foot. */
@Tag(Tag.SECTION)
public final class Panel extends HtmlContainer {

    private final Div head = part("panel-head");

    public Panel(String title) {
        addClassName("panel");
        head.add(new H2(title));
        add(head);
    }

    /** Quiet words behind the title. */
    public Panel sub(String words) {
        Span sub = new Span(words);
        sub.addClassName("sub");
        head.add(sub);
        return this;
    }

    /** What stands at the end of the head. */
    public Panel end(Component... components) {
        Span end = new Span(components);
        end.addClassName("end");
        head.add(end);
        return this;
    }

    public Panel body(Component... components) {
        Div body = part("panel-body");
        body.add(components);
        add(body);
        return this;
    }

    /** Edge to edge: tables and lists. */
    public Panel flush(Component... components) {
        add(components);
        return this;
    }

    public Panel foot(Component... components) {
        Div foot = part("panel-foot");
        foot.add(components);
        add(foot);
        return this;
    }

    private static Div part(String name) {
        Div part = new Div();
        part.addClassName(name);
        return part;
    }
}
