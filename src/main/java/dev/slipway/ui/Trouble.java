package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;

/** A page that could not be shown: what happened, what to do, a way out. */
abstract class Trouble extends Div {

    static final String NOTHING = "There is nothing at this address";
    static final String DENIED = "You may not see this";

    final void say(String what, String why) {
        removeAll();
        HtmlContainer heading = new HtmlContainer("h1");
        heading.setText(what);
        HtmlContainer reason = new HtmlContainer("p");
        reason.setText(why);
        reason.addClassName("dim");
        Anchor home = new Anchor(".", "Go home");
        home.addClassNames("btn", "primary");
        home.getElement().setAttribute("router-link", true);
        Anchor search = new Anchor("search", "Search");
        search.addClassName("btn");
        search.getElement().setAttribute("router-link", true);
        Div actions = new Div(home, search);
        actions.addClassName("actions");
        Div words = new Div(heading, reason, actions);
        words.addClassName("trouble");
        add(words);
    }
}
