package dev.slipway.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import dev.slipway.access.Person;
import dev.slipway.access.Role;

/** The bar at the top: search, whether the page is live, the colour scheme, who is signed in. */
final class Navbar extends Header {

    private final Span live = new Span();

    Navbar(Person person, Runnable signOut, Runnable signOutEverywhere) {
        addClassName("navbar");
        live.add(new HtmlComponent("i"), new Span("Live"));
        live.addClassName("live");
        NativeButton scheme = iconButton("theme", "Colour scheme");
        scheme.getElement().setAttribute("data-scheme", true);
        Div end = new Div(live, scheme);
        end.addClassName("navbar-end");
        addPerson(end, person, signOut, signOutEverywhere);
        add(drawerButton(), searchBox(), end);
    }

    /** The page has just heard of a change; the browser counts from here. */
    void updated() {
        live.getElement().executeJs("this.updated = Date.now()");
    }

    private static NativeButton drawerButton() {
        NativeButton button = iconButton("menu", "Navigation");
        button.addClassName("only-narrow");
        button.getElement().setAttribute("data-drawer", true);
        button.getElement().setAttribute("aria-controls", "drawer");
        button.getElement().setAttribute("aria-expanded", "false");
        return button;
    }

    private static NativeButton searchBox() {
        Span words = new Span("Search services, documents, people, pages");
        words.addClassName("words");
        HtmlContainer key = new HtmlContainer("kbd");
        key.setText("Ctrl K");
        key.addClassName("hide-s");
        key.getElement().setAttribute("aria-hidden", "true");
        NativeButton box = new NativeButton();
        box.add(new Icon("search").small(), words, key);
        box.addClassName("omni");
        box.getElement().setAttribute("data-palette", true);
        box.getElement().setAttribute("aria-haspopup", "dialog");
        return box;
    }

    private static void addPerson(Div end, Person person, Runnable signOut, Runnable signOutEverywhere) {
        Span avatar = new Span(person.initials());
        avatar.addClassName("avatar");
        avatar.getElement().setAttribute("aria-hidden", "true");
        NativeButton button = new NativeButton();
        button.add(avatar);
        button.addClassName("icon-btn");
        button.getElement().setAttribute("aria-label", person.displayName() + ", " + role(person));

        Span role = new Span("Signed in as " + person.name() + ", " + role(person));
        role.addClassName("dim");
        NativeButton leave = new NativeButton("Sign out", click -> signOut.run());
        leave.addClassName("btn");
        NativeButton leaveAll = new NativeButton("Sign out everywhere", click -> signOutEverywhere.run());
        leaveAll.addClassName("btn");
        leaveAll.getElement().setAttribute("title", "Ends your sessions on every device. API tokens go on.");
        Div menu = new Div(Figures.strong(person.displayName()), role, leave, leaveAll);
        menu.addClassName("person");
        Popover popover = new Popover(menu);
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Your account");
        end.add(button, popover);
    }

    private static String role(Person person) {
        return person.role().map(Role::word).orElse("no role");
    }

    private static NativeButton iconButton(String icon, String label) {
        NativeButton button = new NativeButton();
        button.add(new Icon(icon));
        button.addClassName("icon-btn");
        button.getElement().setAttribute("aria-label", label);
        return button;
    }
}
