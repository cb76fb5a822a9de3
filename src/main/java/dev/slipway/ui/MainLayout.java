package dev.slipway.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.access.Sessions;
import dev.slipway.search.Search;
import org.jspecify.annotations.Nullable;

/** The frame around every page: navigation at the side, the bar at the top, the palette over all. */
@Layout
@Requires(Permission.CATALOG_READ)
final class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final String SUFFIX = " · Slipway";

    private final Main main = new Main();
    private final Drawer drawer;
    private final Navbar navbar;

    MainLayout(
            Navigation navigation,
            Search search,
            People people,
            AuthenticationContext session,
            Sessions sessions,
            Live live) {
        Person person = people.current().orElse(Person.NOBODY);
        drawer = new Drawer(navigation);
        navbar = new Navbar(person, session::logout, () -> {
            sessions.endMine();
            session.logout();
        });
        main.addClassName("main");
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        Anchor skip = new Anchor("#main", "Skip to content");
        skip.addClassName("skip");
        Div scrim = new Div();
        scrim.addClassName("drawer-scrim");
        Div frame = new Div(drawer, scrim, new Div(navbar, main));
        frame.addClassName("frame");
        add(skip, frame, new Palette(navigation, search));
        live.followAll(this, () -> {
            drawer.refresh();
            navbar.updated();
        });
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.getElement().removeAllChildren();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        drawer.showCurrent(event.getLocation());
        UI ui = UI.getCurrent();
        ui.beforeClientResponse(
                this,
                drawn -> { // the view's own title is set after this call
                    String title = ui.getInternals().getTitle();
                    if (title != null && !title.isEmpty() && !title.endsWith(SUFFIX)) {
                        ui.getPage().setTitle(title + SUFFIX);
                    }
                });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://assets/slipway.js");
    }
}
