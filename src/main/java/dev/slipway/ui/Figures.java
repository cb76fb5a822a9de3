package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import java.util.Locale;

/** Numbers as this portal writes them. */
final class Figures {

    private Figures() {}

    /** Rounded down, so that 89.9 does not look like the band that it has not reached. */
    static String score(double score) {
        return Integer.toString((int) Math.floor(Math.clamp(score, 0, 100)));
    }

    static String percent(double score) {
        return String.format(Locale.ROOT, "%.1f%%", Math.clamp(score, 0, 100));
    }

    static HtmlContainer strong(String text) {
        HtmlContainer strong = new HtmlContainer("b");
        strong.setText(text);
        return strong;
    }
}
