package dev.slipway.readiness.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.ui.PageHead;

/** The readiness tab alone on a page, for the eye and for axe. */
@Route("readiness-sample/:name")
@PageTitle("Readiness")
@Requires(Permission.CATALOG_READ)
final class ReadinessSampleView extends Div implements BeforeEnterObserver {

    private final Catalog catalog;
    private final ReadinessTab tab;

    ReadinessSampleView(Catalog catalog, ReadinessTab tab) {
        this.catalog = catalog;
        this.tab = tab;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getRouteParameters().get("name").orElseThrow();
        removeAll();
        add(
                new PageHead(name, null),
                tab.content(
                        catalog.find(EntityRef.of("component:default/" + name)).orElseThrow()));
    }
}
