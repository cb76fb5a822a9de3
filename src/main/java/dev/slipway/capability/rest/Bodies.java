package dev.slipway.capability.rest;

import dev.slipway.capability.Capability;
import dev.slipway.capability.Coverage;
import dev.slipway.capability.OrganisationMap;
import dev.slipway.capability.Reach;
import dev.slipway.capability.ServiceLine;
import dev.slipway.capability.ServiceMap;
import dev.slipway.capability.ToolReach;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the map looks like as JSON. */
final class Bodies {

    private Bodies() {}

    record Map(long services, long waiting, List<Line> capabilities, List<Step> next, List<ToolLine> tools) {}

    record Line(
            String id,
            String group,
            String title,
            String about,
            String priority,
            String phase,
            String effort,
            String playbook,
            List<String> helps,
            java.util.Map<String, Long> coverage,
            double percent) {}

    record Step(String capability, int wave, double urgency, double reaches) {}

    record ToolLine(
            String kind,
            String title,
            String rank,
            int wave,
            boolean further,
            java.util.Map<String, Long> tools,
            long using,
            long without) {}

    record Services(long total, List<ServiceEntry> services) {}

    record ServiceEntry(
            String entity, String title, @Nullable String owner, String coverage) {}

    record ServiceBody(
            String entity,
            Instant at,
            java.util.Map<String, Long> counts,
            List<FindingLine> capabilities,
            java.util.Map<String, List<String>> tools) {}

    record FindingLine(
            String id, String group, String title, String coverage, String playbook, List<ProofLine> evidence) {}

    record ProofLine(
            String fact,
            @Nullable Object value,
            @Nullable String source,
            @Nullable Instant observedAt,
            @Nullable Instant validUntil,
            boolean counts,
            @Nullable String link) {}

    static Map map(OrganisationMap map) {
        return new Map(
                map.services(),
                map.waiting(),
                map.capabilities().stream().map(Bodies::line).toList(),
                map.next().stream()
                        .map(step -> new Step(
                                step.reach().capability().id(),
                                step.wave(),
                                rounded(step.urgency()),
                                step.reach().open()))
                        .toList(),
                map.tools().stream().map(Bodies::tool).toList());
    }

    private static Line line(Reach reach) {
        Capability each = reach.capability();
        java.util.Map<String, Long> counts = new LinkedHashMap<>();
        for (Coverage state : Coverage.values()) {
            counts.put(state.word(), reach.of(state));
        }
        return new Line(
                each.id(),
                each.group(),
                each.title(),
                each.about(),
                each.priority().word(),
                each.phase().word(),
                each.effort(),
                each.playbook(),
                each.helps(),
                counts,
                rounded(reach.percent()));
    }

    private static ToolLine tool(ToolReach reach) {
        java.util.Map<String, Long> tools = new LinkedHashMap<>();
        reach.tools().forEach(use -> tools.put(use.tool(), use.services()));
        return new ToolLine(
                reach.kind().id(),
                reach.kind().title(),
                reach.kind().rank().word(),
                reach.kind().wave(),
                reach.kind().further(),
                tools,
                reach.using(),
                reach.without());
    }

    static ServiceEntry service(ServiceLine line) {
        return new ServiceEntry(
                line.entity().toString(),
                line.title(),
                Objects.toString(line.owner(), null),
                line.coverage().word());
    }

    static ServiceBody of(ServiceMap map) {
        java.util.Map<String, Long> counts = new LinkedHashMap<>();
        for (Coverage state : Coverage.values()) {
            counts.put(state.word(), map.counts().getOrDefault(state, 0L));
        }
        java.util.Map<String, List<String>> tools = new LinkedHashMap<>();
        map.tools().stream()
                .filter(used -> used.fact() != null)
                .forEach(used -> tools.put(used.kind().id(), used.tools()));
        return new ServiceBody(
                map.entity().toString(),
                map.moment(),
                counts,
                map.findings().stream().map(Bodies::finding).toList(),
                tools);
    }

    private static FindingLine finding(ServiceMap.Finding finding) {
        Capability each = finding.capability();
        return new FindingLine(
                each.id(),
                each.group(),
                each.title(),
                finding.coverage().word(),
                each.playbook(),
                finding.proofs().stream().map(Bodies::proof).toList());
    }

    private static ProofLine proof(ServiceMap.Proof proof) {
        Fact fact = proof.fact();
        return fact == null
                ? new ProofLine(proof.key(), null, null, null, null, false, null)
                : new ProofLine(
                        proof.key(),
                        fact.value(),
                        fact.source(),
                        fact.observedAt(),
                        fact.validUntil(),
                        proof.counts(),
                        fact.evidence().stream()
                                .map(Evidence::link)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
