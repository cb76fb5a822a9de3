package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.QueryParameters;
import dev.slipway.catalog.Entity;
import org.jspecify.annotations.Nullable;

/** A tab on the entity page. A room adds one as a package-private bean. */
public interface EntityTab {

    /** The last part of the address: {@code readiness}. */
    String id();

    String title();

    /** From left to right; the catalog's own are 0 (Overview), 60 (Dependencies) and 70 (Activity). */
    int order();

    boolean shows(Entity entity);

    /** A quiet figure behind the title, such as a score or a number; null for none. */
    @Nullable
    String figure(Entity entity);

    /** Built anew each time the tab is opened; live updates are the content's own business. */
    Component content(Entity entity);

    /** The same, for a tab of which something stands in the address. */
    default Component content(Entity entity, QueryParameters asked) {
        return content(entity);
    }
}
