package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The top of a page: where it is, what it answers, what can be done. */
public final class PageHead extends Div {

    private final Div head = new Div();
    private final Div title = new Div();

    /** @param lead the question that the page answers, or what matters most about it */
    public PageHead(String title, @Nullable String lead) {
        this.title.addClassName("title");
        this.title.add(new H1(title));
        Div words = new Div(this.title);
        if (lead != null) {
            Paragraph paragraph = new Paragraph(lead);
            paragraph.addClassName("lead");
            words.add(paragraph);
        }
        head.addClassName("page-head");
        head.add(words);
        add(head);
    }

    /** The way here, outermost first; links, and the page itself as text. */
    public PageHead crumbs(Component... steps) {
        Nav crumbs = new Nav();
        crumbs.addClassName("crumbs");
        crumbs.getElement().setAttribute("aria-label", "Breadcrumb");
        for (int i = 0; i < steps.length; i++) {
            if (i > 0) {
                crumbs.add(new Span("/"));
            }
            crumbs.add(steps[i]);
        }
        addComponentAsFirst(crumbs);
        return this;
    }

    /** Small words behind the title. */
    public PageHead chips(Component... chips) {
        title.add(chips);
        return this;
    }

    public PageHead actions(Component... actions) {
        Div end = new Div(actions);
        end.addClassName("end");
        head.add(end);
        return this;
    }
}
