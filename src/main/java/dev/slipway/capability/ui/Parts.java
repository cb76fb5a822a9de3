package dev.slipway.capability.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.Priority;
import dev.slipway.capability.Reach;
import dev.slipway.knowledge.Document;
import dev.slipway.ui.Mark;
import dev.slipway.ui.Shape;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Elements and words that the pages of the map share. */
final class Parts {

    private Parts() {}

    static HtmlContainer tag(String name, String classes, Component... content) {
        HtmlContainer tag = new HtmlContainer(name);
        if (!classes.isEmpty()) {
            tag.addClassNames(classes.split(" "));
        }
        tag.add(content);
        return tag;
    }

    static HtmlContainer text(String name, String classes, String text) {
        HtmlContainer tag = tag(name, classes);
        tag.setText(text);
        return tag;
    }

    static HtmlContainer head(String classes, String text) {
        HtmlContainer head = text("th", classes, text);
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    static Anchor link(String href, String text) {
        Anchor link = new Anchor(href, text);
        if (!href.startsWith("http")) {
            link.getElement().setAttribute("router-link", true);
        }
        return link;
    }

    static Mark mark(Coverage coverage) {
        return new Mark(
                switch (coverage) {
                    case COVERED -> Shape.PASS;
                    case PARTIAL -> Shape.CONDITIONAL_GO;
                    case MISSING -> Shape.FAIL;
                    case UNKNOWN -> Shape.UNPROVEN;
                    case NOT_NEEDED -> Shape.NOT_APPLICABLE;
                },
                coverage.word());
    }

    static Mark mark(Priority priority) {
        return new Mark(
                switch (priority) {
                    case HIGH -> Shape.HIGH;
                    case MEDIUM -> Shape.MEDIUM;
                    case LOW -> Shape.LOW;
                },
                priority.word());
    }

    /** How the services that need it are spread, for the eye; the figures stand beside it. */
    static HtmlContainer share(Reach reach) {
        HtmlContainer bar = tag("span", "share");
        bar.getElement().setAttribute("aria-hidden", "true");
        for (Coverage each : Coverage.values()) {
            if (each != Coverage.NOT_NEEDED && reach.of(each) > 0) {
                HtmlComponent part = new HtmlComponent("i");
                part.getElement().setAttribute("data-c", each.word().replace(' ', '-'));
                part.getStyle().setWidth(String.format(Locale.ROOT, "%.2f%%", 100.0 * reach.of(each) / reach.needed()));
                bar.add(part);
            }
        }
        return bar;
    }

    static Component playbook(Capability capability, Map<String, Document> playbooks) {
        Document found = playbooks.get(capability.playbook());
        return found == null ? text("span", "hint", "no playbook yet") : link(found.url(), title(found));
    }

    private static String title(Document playbook) {
        String title = playbook.title().replaceFirst("(?i)^playbook:\\s*", "");
        return title.isEmpty() ? playbook.title() : Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    /** {@code 1 d}, {@code 4 h}, {@code 2 weeks}. */
    static String effort(String effort) {
        String amount = effort.substring(0, effort.length() - 1);
        return switch (effort.charAt(effort.length() - 1)) {
            case 'h' -> amount + " h";
            case 'd' -> amount + " d";
            default -> amount.equals("1") ? "1 week" : amount + " weeks";
        };
    }

    static String percent(double percent) {
        return Math.round(percent) + " %";
    }

    static String count(long services) {
        return services == 1 ? "1 service" : services + " services";
    }

    static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
