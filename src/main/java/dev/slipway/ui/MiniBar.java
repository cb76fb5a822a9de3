package dev.slipway.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Span;

/** A score in a row: the figure, and a short bar. */
public final class MiniBar extends Span {

    /** @param score 0 to 100 */
    public MiniBar(double score) {
        addClassName("mini");
        HtmlComponent fill = new HtmlComponent("i");
        fill.getStyle().setWidth(Figures.percent(score));
        Span bar = new Span(fill);
        bar.addClassNames("bar", "hide-s");
        bar.getElement().setAttribute("aria-hidden", "true");
        add(Figures.strong(Figures.score(score)), bar);
    }
}
