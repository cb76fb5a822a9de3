package dev.slipway.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The navigation at the side; on a narrow page it lies over the content when asked for. */
@Tag("aside")
final class Drawer extends HtmlContainer {

    private final Navigation navigation;
    private final Map<String, Anchor> links = new HashMap<>();
    private final Map<String, Span> figures = new HashMap<>();
    private final Span foot = new Span();

    Drawer(Navigation navigation) {
        this.navigation = navigation;
        addClassName("drawer");
        setId("drawer");
        getElement().setAttribute("aria-label", "Navigation");
        Div inside = new Div(brand());
        inside.addClassName("drawer-in");
        for (NavEntry.Group group : NavEntry.Group.values()) {
            List<NavEntry> entries = navigation.entries(group);
            if (!entries.isEmpty()) {
                inside.add(group(group, entries));
            }
        }
        Div footer = new Div(new Div(navigation.product()), foot);
        footer.addClassName("drawer-foot");
        inside.add(footer);
        add(inside);
        refresh();
    }

    /** Asks for the figures anew. */
    void refresh() {
        Navigation.Figures now = navigation.figures();
        figures.forEach((path, span) -> span.setText(now.byPath().getOrDefault(path, "")));
        foot.setText(now.foot());
    }

    /** Marks the page that is open, or else the one above it; of several that fit, the one that says most. */
    void showCurrent(Location open) {
        Optional<String> current = links.keySet().stream()
                .filter(path -> leadsTo(path, open))
                .max(Comparator.comparingInt(String::length));
        links.forEach((path, link) -> {
            if (current.filter(path::equals).isPresent()) {
                link.getElement().setAttribute("aria-current", path.equals(open.getPath()) ? "page" : "true");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    private static boolean leadsTo(String path, Location open) {
        Location entry = new Location(path);
        String above = entry.getPath();
        boolean inside = open.getPath().equals(above)
                || !above.isEmpty() && open.getPath().startsWith(above + "/");
        return inside
                && entry.getQueryParameters().getParameters().entrySet().stream()
                        .allMatch(wanted -> wanted.getValue()
                                .equals(open.getQueryParameters().getParameters(wanted.getKey())));
    }

    private Anchor brand() {
        Drawing logo = new Drawing("logo");
        logo.addClassName("logo");
        Anchor brand = link("");
        brand.addClassName("brand");
        brand.add(logo, new Text("Slipway"));
        if (!navigation.organisation().isBlank()) {
            Span organisation = new Span(navigation.organisation());
            organisation.addClassName("org");
            brand.add(organisation);
        }
        return brand;
    }

    private Nav group(NavEntry.Group group, List<NavEntry> entries) {
        Nav nav = new Nav();
        nav.addClassName("nav");
        String heading = heading(group);
        nav.getElement().setAttribute("aria-label", heading.isEmpty() ? "Main" : heading);
        if (!heading.isEmpty()) {
            Div label = new Div(heading);
            label.addClassName("nav-label");
            nav.add(label);
        }
        for (NavEntry entry : entries) {
            Span figure = new Span();
            figure.addClassName("n");
            Anchor link = link(entry.path());
            link.add(new Icon(entry.icon()), new Text(entry.label()), figure);
            links.put(entry.path(), link);
            figures.put(entry.path(), figure);
            nav.add(link);
        }
        return nav;
    }

    private static Anchor link(String path) {
        Anchor link = new Anchor(path.isEmpty() ? "." : path);
        link.setRouterIgnore(false);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static String heading(NavEntry.Group group) {
        return switch (group) {
            case TOP -> "";
            case WHAT_EXISTS -> "What exists";
            case WHAT_IT_IS_WORTH -> "What it is worth";
            case PEOPLE -> "People";
            case PORTAL -> "Portal";
        };
    }
}
