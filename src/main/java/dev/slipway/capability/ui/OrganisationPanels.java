package dev.slipway.capability.ui;

import com.vaadin.flow.component.HtmlContainer;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.NextStep;
import dev.slipway.capability.OrganisationMap;
import dev.slipway.capability.Reach;
import dev.slipway.capability.ToolReach;
import dev.slipway.knowledge.Document;
import dev.slipway.ui.EmptyState;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of the organisation's map. */
final class OrganisationPanels {

    private static final int STEPS = 8;
    private static final int IN_A_WAVE = 10;
    private static final List<String> WAVES = List.of(
            "What is high and done within days", "What takes longer, or matters a little less", "What can wait");

    private OrganisationPanels() {}

    static Panel next(OrganisationMap map, Map<String, Document> playbooks) {
        Panel panel = new Panel("Next steps")
                .sub("by priority, reach and effort, over " + Parts.count(map.services())
                        + (map.waiting() == 0 ? "" : "; " + map.waiting() + " wait to be looked at again"));
        if (map.next().isEmpty()) {
            return panel.flush(new EmptyState("Nothing is left", "Every capability that is needed is covered."));
        }
        Table table = new Table()
                .column("Capability")
                .column("Priority")
                .number("Would reach")
                .number("Effort each")
                .column("Playbook");
        for (NextStep step : map.next().stream().limit(STEPS).toList()) {
            Capability capability = step.reach().capability();
            table.row()
                    .cell(Parts.link(capability.url(), capability.title()))
                    .cell(Parts.mark(capability.priority()))
                    .cell(
                            Parts.text(
                                    "span",
                                    "",
                                    Long.toString(
                                            step.reach().needed() - step.reach().of(Coverage.COVERED))),
                            Parts.text("span", "hint", " of " + step.reach().needed()))
                    .cell(Parts.effort(capability.effort()))
                    .cell(Parts.playbook(capability, playbooks));
        }
        return panel.flush(Parts.tag("div", "scroll", table));
    }

    static Panel rollOut(OrganisationMap map) {
        HtmlContainer waves = Parts.tag("div", "waves");
        for (int wave = 1; wave <= WAVES.size(); wave++) {
            int number = wave;
            List<NextStep> steps =
                    map.next().stream().filter(step -> step.wave() == number).toList();
            HtmlContainer list = Parts.tag("ol", "");
            for (NextStep step : steps.stream().limit(IN_A_WAVE).toList()) {
                Capability capability = step.reach().capability();
                list.add(Parts.tag(
                        "li",
                        "",
                        Parts.link(capability.url(), capability.title()),
                        Parts.text(
                                "span", "hint", " " + Parts.percent(step.reach().percent()))));
            }
            HtmlContainer section = Parts.tag(
                    "section",
                    "",
                    Parts.text("h3", "", "Wave " + wave),
                    Parts.text("p", "sub", WAVES.get(wave - 1)),
                    steps.isEmpty() ? Parts.text("p", "hint", "Nothing is left in it.") : list);
            if (steps.size() > IN_A_WAVE) {
                section.add(Parts.text("p", "hint", "and " + (steps.size() - IN_A_WAVE) + " more"));
            }
            waves.add(section);
        }
        return new Panel("Roll-out").sub("in waves, each most pressing first").flush(waves);
    }

    static Panel map(OrganisationMap map) {
        HtmlContainer rows = Parts.tag("tbody", "");
        for (Capability.Group group : map.groups()) {
            HtmlContainer head = Parts.text("th", "", group.title());
            head.getElement().setAttribute("scope", "rowgroup").setAttribute("colspan", "7");
            rows.add(Parts.tag("tr", "", head));
            map.in(group).forEach(reach -> rows.add(row(reach)));
        }
        HtmlContainer table = Parts.tag(
                "table",
                "table capmap",
                Parts.tag(
                        "thead",
                        "",
                        Parts.tag(
                                "tr",
                                "",
                                Parts.head("", "Capability"),
                                Parts.head("", "Spread"),
                                Parts.head("num", "Covered"),
                                Parts.head("num", "Partial"),
                                Parts.head("num", "Missing"),
                                Parts.head("num", "Not known"),
                                Parts.head("num wide", "Not needed"))),
                rows);
        HtmlContainer scroll = Parts.tag("div", "scroll", table);
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Capabilities by group");
        return new Panel("The map")
                .sub(map.capabilities().size() + " capabilities in "
                        + map.groups().size() + " groups")
                .flush(scroll);
    }

    private static HtmlContainer row(Reach reach) {
        Capability capability = reach.capability();
        HtmlContainer row = Parts.tag(
                "tr",
                "",
                Parts.tag("td", "", Parts.link(capability.url(), capability.title())),
                Parts.tag("td", "", Parts.share(reach)));
        for (Coverage each : Coverage.values()) {
            HtmlContainer cell = Parts.tag("td", each == Coverage.NOT_NEEDED ? "num wide" : "num");
            cell.add(reach.of(each) == 0 ? Parts.text("span", "hint", "0") : figure(capability, each, reach.of(each)));
            row.add(cell);
        }
        return row;
    }

    private static com.vaadin.flow.component.html.Anchor figure(Capability capability, Coverage coverage, long count) {
        var link =
                Parts.link(capability.url() + "&coverage=" + coverage.word().replace(" ", "%20"), Long.toString(count));
        link.getElement().setAttribute("aria-label", count + " " + coverage.word() + ": " + capability.title());
        return link;
    }

    static Panel tools(OrganisationMap map) {
        Table table = new Table()
                .column("Kind of tool")
                .column("Rank")
                .number("Wave")
                .column("In use")
                .number("Services");
        for (ToolReach reach : map.tools()) {
            HtmlContainer kind = Parts.tag(
                    "div",
                    "",
                    Parts.text("span", "", reach.kind().title()),
                    Parts.text("div", "sub", reach.kind().about()));
            String used = reach.tools().stream()
                    .map(use -> use.tool() + " " + use.services())
                    .collect(Collectors.joining(" · "));
            table.row()
                    .cell(kind)
                    .cell(
                            reach.kind().further()
                                    ? "further integration"
                                    : reach.kind().rank().word())
                    .cell(Integer.toString(reach.kind().wave()))
                    .cell(used.isEmpty() ? Parts.text("span", "hint", "none found") : Parts.text("span", "", used))
                    .cell(
                            Parts.text("span", "", Long.toString(reach.using())),
                            Parts.text("span", "hint", " of " + (reach.using() + reach.without())));
        }
        Panel panel = new Panel("Tools").sub("found by reading repositories; by wave of their roll-out");
        map.tools().stream()
                .filter(reach -> !reach.kind().further() && reach.using() + reach.without() > 0)
                .filter(reach -> reach.percent() < 100)
                .max((one, other) -> Double.compare(one.urgency(), other.urgency()))
                .ifPresent(reach -> panel.body(Parts.text(
                        "p",
                        "",
                        "Begin with " + reach.kind().title() + ": "
                                + reach.kind().rank().word() + ", and " + Parts.count(reach.without()) + " without.")));
        return panel.flush(Parts.tag("div", "scroll", table));
    }
}
