package dev.slipway.capability.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import dev.slipway.capability.Capabilities;
import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.ServiceMap;
import dev.slipway.catalog.Entity;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.ui.Live;
import dev.slipway.ui.Panel;
import dev.slipway.ui.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tab's content, built anew whenever a fact about the service changed. */
@StyleSheet("context://assets/capability.css")
final class CapabilitiesContent extends Div {

    private static final int STEPS = 5;

    private final Entity entity;
    private final Capabilities capabilities;
    private final Documents documents;
    private final Facts facts;

    CapabilitiesContent(Entity entity, Capabilities capabilities, Documents documents, Facts facts, Live live) {
        this.entity = entity;
        this.capabilities = capabilities;
        this.documents = documents;
        this.facts = facts;
        addClassName("stack");
        refresh();
        live.follow(this, Set.of("entity:" + entity.ref(), MapChanges.ID), this::refresh);
    }

    private void refresh() {
        removeAll();
        ServiceMap map = capabilities.of(entity.ref());
        Map<String, Document> playbooks = documents.playbooks(
                map.findings().stream()
                        .map(finding -> finding.capability().playbook())
                        .toList(),
                entity.ref());
        add(next(map, playbooks), all(map, playbooks), tools(map));
    }

    private static Panel next(ServiceMap map, Map<String, Document> playbooks) {
        HtmlContainer counts = Parts.tag("p", "capcounts");
        for (Coverage each : Coverage.values()) {
            counts.add(Parts.tag(
                    "span",
                    "tally",
                    Parts.mark(each),
                    Parts.text("b", "", Long.toString(map.counts().getOrDefault(each, 0L)))));
        }
        Table table = new Table()
                .column("Next")
                .column("Now")
                .column("Priority")
                .number("Effort")
                .column("Playbook");
        for (ServiceMap.Finding finding : map.next().stream().limit(STEPS).toList()) {
            Capability capability = finding.capability();
            table.row()
                    .cell(Parts.link(capability.url(), capability.title()))
                    .cell(Parts.mark(finding.coverage()))
                    .cell(Parts.mark(capability.priority()))
                    .cell(Parts.effort(capability.effort()))
                    .cell(Parts.playbook(capability, playbooks));
        }
        return new Panel("Where it stands").body(counts).flush(Parts.tag("div", "scroll", table));
    }

    private Panel all(ServiceMap map, Map<String, Document> playbooks) {
        Map<String, FactType> types = facts.types();
        HtmlContainer rows = Parts.tag("tbody", "");
        for (Capability.Group group : capabilities.groups()) {
            HtmlContainer head = Parts.text("th", "", group.title());
            head.getElement().setAttribute("scope", "rowgroup").setAttribute("colspan", "4");
            rows.add(Parts.tag("tr", "", head));
            map.findings().stream()
                    .filter(finding -> finding.capability().group().equals(group.id()))
                    .forEach(finding -> rows.add(Parts.tag(
                            "tr",
                            "",
                            Parts.tag(
                                    "td",
                                    "",
                                    Parts.link(
                                            finding.capability().url(),
                                            finding.capability().title())),
                            Parts.tag("td", "", Parts.mark(finding.coverage())),
                            Parts.tag("td", "capfacts", evidence(finding.proofs(), types)),
                            Parts.tag("td", "wide", Parts.playbook(finding.capability(), playbooks)))));
        }
        HtmlContainer scroll = Parts.tag(
                "div",
                "scroll",
                Parts.tag(
                        "table",
                        "table capmap",
                        Parts.tag(
                                "thead",
                                "",
                                Parts.tag(
                                        "tr",
                                        "",
                                        Parts.head("", "Capability"),
                                        Parts.head("", "Coverage"),
                                        Parts.head("", "What shows it"),
                                        Parts.head("wide", "Playbook"))),
                        rows));
        scroll.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "Capabilities by group");
        return new Panel("Capabilities").sub(map.findings().size() + " in all").flush(scroll);
    }

    private static HtmlContainer evidence(List<ServiceMap.Proof> proofs, Map<String, FactType> types) {
        HtmlContainer list = Parts.tag("div", "");
        for (ServiceMap.Proof proof : proofs) {
            Fact fact = proof.fact();
            FactType type = types.get(proof.key());
            HtmlContainer line = Parts.tag("div", "", Parts.text("span", "mono s", proof.key()));
            if (type != null) {
                line.getElement().setAttribute("title", type.meaning());
            }
            if (fact == null) {
                line.add(Parts.text(
                        "span",
                        "hint",
                        type != null && type.attestable() ? " to be attested" : " nobody has stated it"));
            } else {
                line.add(Parts.text(
                        "span", "s", " " + value(fact.value()) + (proof.counts() ? " " : " (no longer counts) ")));
                fact.evidence().stream()
                        .filter(each -> each.link() != null && safe(each.link()))
                        .findFirst()
                        .ifPresent(each -> line.add(Parts.link(String.valueOf(each.link()), place(each))));
            }
            list.add(line);
        }
        return list;
    }

    private static String place(Evidence evidence) {
        String file = evidence.file();
        return file == null ? "evidence" : file + (evidence.line() == null ? "" : ":" + evidence.line());
    }

    /** A page of the portal, or the web; never a script. */
    private static boolean safe(String link) {
        return link.startsWith("https://")
                || link.startsWith("http://")
                || link.matches("(sources|docs|catalog)/[^\\s\"<>]*");
    }

    private static String value(Object value) {
        return value instanceof List<?> list
                ? list.isEmpty() ? "none" : list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static Panel tools(ServiceMap map) {
        Table table = new Table().column("Kind of tool").column("In use").column("Found at");
        for (ServiceMap.ToolsUsed used : map.tools()) {
            Fact fact = used.fact();
            HtmlContainer places = Parts.tag("div", "capfacts");
            if (fact != null) {
                fact.evidence().stream()
                        .filter(each -> each.file() != null && each.link() != null && safe(each.link()))
                        .limit(3)
                        .forEach(each ->
                                places.add(Parts.tag("div", "", Parts.link(String.valueOf(each.link()), place(each)))));
            }
            table.row()
                    .cell(used.kind().title())
                    .cell(
                            fact == null
                                    ? Parts.text("span", "hint", "not known")
                                    : used.tools().isEmpty()
                                            ? Parts.text("span", "hint", "none found")
                                            : Parts.text("span", "", String.join(", ", used.tools())))
                    .cell(places);
        }
        return new Panel("Tools").sub("found by reading its repository").flush(Parts.tag("div", "scroll", table));
    }
}
