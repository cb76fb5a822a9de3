package dev.slipway.capability;

import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The capabilities and tools of one service, with what shows them. */
public record ServiceMap(EntityRef entity, List<Finding> findings, List<ToolsUsed> tools, Instant moment) {

    public ServiceMap {
        findings = List.copyOf(findings);
        tools = List.copyOf(tools);
    }

    /** @param proofs the facts that the rules read, in their order */
    public record Finding(Capability capability, Coverage coverage, List<Proof> proofs) {}

    /**
     * A fact that a rule read.
     *
     * @param fact as it was found; null if nobody stated it
     * @param counts whether it is fresh, and likelier true than not
     */
    public record Proof(String key, @Nullable Fact fact, boolean counts) {}

    /**
     * The tools of one kind that a service uses.
     *
     * @param fact null if nobody looked
     */
    public record ToolsUsed(
            ToolKind kind, List<String> tools, @Nullable Fact fact) {}

    public Map<Coverage, Long> counts() {
        return findings.stream().collect(Collectors.groupingBy(Finding::coverage, TreeMap::new, Collectors.counting()));
    }

    /** What is left, the most pressing first: by priority, then by what is quickly done. */
    public List<Finding> next() {
        return findings.stream()
                .filter(finding -> finding.coverage().open())
                .sorted((one, other) -> Double.compare(urgency(other), urgency(one)))
                .toList();
    }

    private static double urgency(Finding finding) {
        return NextStep.urgency(
                finding.capability(),
                finding.coverage() == Coverage.MISSING ? 1 : finding.coverage() == Coverage.PARTIAL ? 0.5 : 0.6);
    }
}
