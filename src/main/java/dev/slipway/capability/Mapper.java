package dev.slipway.capability;

import dev.slipway.catalog.Entity;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.FactRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps: standard, entity, facts and moment in, coverage out. Asks nobody. */
final class Mapper {

    private Mapper() {}

    /** One letter for each capability, in the standard's order. */
    static String letters(CapabilityStandard standard, Entity entity, Map<String, Fact> facts, Instant moment) {
        FactRule.Known known = FactRule.Known.of(entity, facts, moment);
        StringBuilder letters = new StringBuilder(standard.capabilities().size());
        for (Capability each : standard.capabilities()) {
            letters.append(coverage(rules(standard, each), known).letter());
        }
        return letters.toString();
    }

    /** What it is done with, by kind of tool; kinds of which nothing is known are left out. */
    static Map<String, List<String>> tools(CapabilityStandard standard, Map<String, Fact> facts, Instant moment) {
        Map<String, List<String>> tools = new TreeMap<>();
        for (ToolKind kind : standard.tools()) {
            Fact fact = facts.get(kind.fact());
            if (fact != null && FactRule.counts(fact, moment)) {
                tools.put(kind.id(), names(fact));
            }
        }
        return tools;
    }

    /** When the first fact that the map rests on goes stale; null if none does. */
    static @Nullable Instant staleAt(Map<String, Fact> facts, Set<String> read, Instant moment) {
        Instant first = null;
        for (Fact fact : facts.values()) {
            if (fact.freshAt(moment)
                    && read.contains(fact.key())
                    && (first == null || fact.validUntil().isBefore(first))) {
                first = fact.validUntil();
            }
        }
        return first;
    }

    /** Every fact that the standard's rules read, the lists of tools included. */
    static Set<String> reads(CapabilityStandard standard) {
        Set<String> keys = new LinkedHashSet<>();
        standard.capabilities().forEach(each -> keys.addAll(keys(rules(standard, each))));
        standard.tools().forEach(kind -> keys.add(kind.fact()));
        return keys;
    }

    static ServiceMap map(CapabilityStandard standard, Entity entity, Map<String, Fact> facts, Instant moment) {
        FactRule.Known known = FactRule.Known.of(entity, facts, moment);
        List<ServiceMap.Finding> findings = new ArrayList<>();
        for (Capability each : standard.capabilities()) {
            CapabilityStandard.Rules rules = rules(standard, each);
            List<ServiceMap.Proof> proofs = keys(rules).stream()
                    .map(key -> {
                        Fact fact = facts.get(key);
                        return new ServiceMap.Proof(key, fact, fact != null && FactRule.counts(fact, moment));
                    })
                    .toList();
            findings.add(new ServiceMap.Finding(each, coverage(rules, known), proofs));
        }
        List<ServiceMap.ToolsUsed> tools = standard.tools().stream()
                .map(kind -> {
                    Fact fact = facts.get(kind.fact());
                    boolean counts = fact != null && FactRule.counts(fact, moment);
                    return new ServiceMap.ToolsUsed(kind, counts ? names(fact) : List.of(), counts ? fact : null);
                })
                .toList();
        return new ServiceMap(entity.ref(), findings, tools, moment);
    }

    static Coverage coverage(CapabilityStandard.Rules rules, FactRule.Known known) {
        FactRule needed = rules.needed();
        FactRule.Truth need = needed == null ? FactRule.Truth.TRUE : needed.judge(known);
        if (need == FactRule.Truth.FALSE) {
            return Coverage.NOT_NEEDED;
        }
        FactRule.Truth whole = rules.covered().judge(known);
        if (whole == FactRule.Truth.TRUE) {
            return Coverage.COVERED;
        }
        FactRule some = rules.partial();
        FactRule.Truth part = some == null ? FactRule.Truth.FALSE : some.judge(known);
        if (part == FactRule.Truth.TRUE) {
            return Coverage.PARTIAL;
        }
        return whole == FactRule.Truth.UNKNOWN || part == FactRule.Truth.UNKNOWN || need == FactRule.Truth.UNKNOWN
                ? Coverage.UNKNOWN
                : Coverage.MISSING;
    }

    private static Set<String> keys(CapabilityStandard.Rules rules) {
        Set<String> keys = new LinkedHashSet<>(rules.covered().facts());
        FactRule partial = rules.partial();
        FactRule needed = rules.needed();
        if (partial != null) {
            keys.addAll(partial.facts());
        }
        if (needed != null) {
            keys.addAll(needed.facts());
        }
        return keys;
    }

    private static CapabilityStandard.Rules rules(CapabilityStandard standard, Capability capability) {
        CapabilityStandard.Rules rules = standard.rules().get(capability.id());
        if (rules == null) {
            throw new IllegalStateException("no rules were compiled for " + capability.id());
        }
        return rules;
    }

    private static List<String> names(@Nullable Fact fact) {
        return fact != null && fact.value() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
