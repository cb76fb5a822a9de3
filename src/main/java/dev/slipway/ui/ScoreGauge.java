package dev.slipway.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** The score of one thing, with its band in words and the places where bands begin. */
public final class ScoreGauge extends Div {

    private static final int[] BANDS = {60, 70, 80, 90};

    /** @param score 0 to 100 */
    public ScoreGauge(double score, String band) {
        Span of = new Span("of 100");
        of.addClassName("of");
        Div figure = new Div(Figures.strong(Figures.score(score)), of);
        figure.addClassName("score-fig");
        Div words = new Div(band);
        words.addClassName("dim");
        add(figure, words, gauge(score));
    }

    private static Div gauge(double score) {
        Span fill = new Span();
        fill.addClassName("fill");
        fill.getStyle().setWidth(Figures.percent(score));
        Div track = new Div(fill);
        track.addClassName("track");
        Div gauge = new Div(track);
        gauge.addClassName("gauge");
        gauge.getElement().setAttribute("role", "img");
        gauge.getElement()
                .setAttribute(
                        "aria-label", "Score " + Figures.score(score) + " of 100. Bands start at 60, 70, 80 and 90.");
        for (int band : BANDS) {
            Span tick = new Span();
            tick.addClassName("tick");
            Span label = new Span(Integer.toString(band));
            label.addClassName("lab");
            tick.getStyle().setLeft(band + "%");
            label.getStyle().setLeft(band + "%");
            gauge.add(tick, label);
        }
        return gauge;
    }
}
