package dev.slipway.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;

/** One symbol out of {@code frontend/icons.svg}; always beside a word or a label, so hidden from screen readers. */
@Tag(Tag.SPAN)
class Drawing extends HtmlComponent {

    Drawing(String symbol) {
        if (!symbol.matches("[a-z-]+")) {
            throw new IllegalArgumentException("'" + symbol + "' is not the name of a symbol");
        }
        getElement().setAttribute("aria-hidden", "true");
        getElement()
                .setProperty(
                        "innerHTML", "<svg><use href=\"" + Assets.address("icons.svg") + "#" + symbol + "\"/></svg>");
    }
}
