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
import dev.slipway.ui.Tags;
import java.util.Locale;
import java.util.Map;

/** Elements and words that the pages of the map share. */
final class Parts extends Tags {

    private Parts() {}

    static Anchor link(String href, String text) {
        return link(href, "", text);
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
        return found == null ? text("span", "hint", "no playbook yet") : link(found.url(), found.plainTitle());
    }

    static String percent(double percent) {
        return Math.round(percent) + " %";
    }

    static String count(long services) {
        return services == 1 ? "1 service" : services + " services";
    }
}
