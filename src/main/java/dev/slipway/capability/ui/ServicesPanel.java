package dev.slipway.capability.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.NativeButton;
import dev.slipway.Page;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.ServiceLine;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One capability: what it is, what leads there, and which services stand where. */
final class ServicesPanel {

    static final int AT_ONCE = 100;

    private ServicesPanel() {}

    static Panel of(
            Capability capability,
            @Nullable Coverage coverage,
            Page<ServiceLine> page,
            Map<String, Document> playbooks,
            Catalog catalog,
            Runnable more) {
        HtmlContainer states = Parts.tag("p", "capcounts", Parts.link(capability.url(), "all"));
        for (Coverage each : Coverage.values()) {
            states.add(
                    each == coverage
                            ? Parts.mark(each).boxed()
                            : Parts.link(
                                    capability.url() + "&coverage="
                                            + each.word().replace(" ", "%20"),
                                    each.word()));
        }
        Panel panel = new Panel(capability.title())
                .sub(Parts.count(page.total()) + (coverage == null ? "" : " " + coverage.word()))
                .end(Parts.link("capabilities", "Close"))
                .body(
                        Parts.text("p", "", capability.about()),
                        Parts.tag(
                                "p",
                                "",
                                Parts.text("span", "dim", "Playbook: "),
                                Parts.playbook(capability, playbooks),
                                Parts.text(
                                        "span",
                                        "dim",
                                        capability.helps().isEmpty()
                                                ? ""
                                                : " · helps with " + String.join(", ", capability.helps()))),
                        states);
        if (page.items().isEmpty()) {
            return panel.flush(new EmptyState("Services that stand here", "There is none."));
        }
        Set<EntityRef> owners = page.items().stream()
                .map(ServiceLine::owner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<EntityRef, String> titles = catalog.titles(owners);
        Table table = new Table().column("Service").column("Coverage").column("Owner");
        for (ServiceLine line : page.items()) {
            EntityRef owner = line.owner();
            table.row()
                    .cell(Parts.link(line.entity().url() + "/capabilities", line.title()))
                    .cell(Parts.mark(line.coverage()))
                    .cell(owner == null ? "no owner" : titles.getOrDefault(owner, owner.name()));
        }
        panel.flush(Parts.tag("div", "scroll", table));
        return page.total() > page.items().size() ? panel.foot(more(page, more)) : panel;
    }

    private static Component more(Page<ServiceLine> page, Runnable more) {
        NativeButton button = new NativeButton(
                "Show " + Math.min(AT_ONCE, page.total() - page.items().size()) + " more of " + page.total(),
                click -> more.run());
        button.addClassName("btn");
        return button;
    }
}
