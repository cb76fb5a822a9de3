package dev.slipway.catalog.ui;

import com.vaadin.flow.component.Component;
import dev.slipway.catalog.EntityRef;
import java.util.Collection;
import java.util.Map;

/** A column of the catalog list that another room knows how to fill. A room adds one as a package-private bean. */
public interface CatalogColumn {

    String header();

    /** From left to right; the catalog's own come before 50. */
    int order();

    boolean alignRight();

    /** One cell for each ref that has something to show; asked once for each page of rows. */
    Map<EntityRef, Component> cells(Collection<EntityRef> refs);

    /** The same as text, for the CSV. */
    Map<EntityRef, String> values(Collection<EntityRef> refs);
}
