package dev.slipway.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;

/** Plain elements of a page. A room's own class of such parts extends it. */
public abstract class Tags {

    protected Tags() {}

    public static HtmlContainer tag(String name, String classes, Component... content) {
        HtmlContainer tag = new HtmlContainer(name);
        if (!classes.isEmpty()) {
            tag.addClassNames(classes.split(" "));
        }
        tag.add(content);
        return tag;
    }

    public static HtmlContainer text(String name, String classes, String text) {
        HtmlContainer tag = tag(name, classes);
        tag.setText(text);
        return tag;
    }

    public static HtmlContainer head(String classes, String text) {
        HtmlContainer head = text("th", classes, text);
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    public static Anchor link(String href, String classes, String text) {
        Anchor link = new Anchor(href, text);
        if (!classes.isEmpty()) {
            link.addClassNames(classes.split(" "));
        }
        if (!href.startsWith("http")) {
            link.getElement().setAttribute("router-link", true);
        }
        return link;
    }

    /** A table that may be wider than the page, reached by keyboard too. */
    public static HtmlContainer scroll(String label, Component table) {
        HtmlContainer scroll = tag("div", "scroll", table);
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label);
        return scroll;
    }

    /** {@code 1 d}, {@code 4 h}, {@code 2 weeks}. */
    public static String effort(String effort) {
        String amount = effort.substring(0, effort.length() - 1);
        return switch (effort.charAt(effort.length() - 1)) {
            case 'h' -> amount + " h";
            case 'd' -> amount + " d";
            default -> amount.equals("1") ? "1 week" : amount + " weeks";
        };
    }
}
