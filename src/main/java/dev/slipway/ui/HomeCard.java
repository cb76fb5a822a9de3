package dev.slipway.ui;

import com.vaadin.flow.component.Component;

/** A panel on the home page. A room adds one as a package-private bean. */
public interface HomeCard {

    /** Left or right of a wide page; on a narrow one left comes first. */
    enum Side {
        LEFT,
        RIGHT
    }

    Side side();

    /** From the top. */
    int order();

    Component card();
}
