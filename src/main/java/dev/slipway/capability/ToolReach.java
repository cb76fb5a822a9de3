package dev.slipway.capability;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What an organisation uses of one kind of tooling.
 *
 * @param tools how many services use each, most used first
 * @param using services that use at least one
 * @param without services of which it is known that they use none
 */
public record ToolReach(ToolKind kind, List<Use> tools, long using, long without) {

    public record Use(String tool, long services) {}

    static ToolReach of(ToolKind kind, Map<String, Long> tools, long using, long without) {
        return new ToolReach(
                kind,
                tools.entrySet().stream()
                        .map(entry -> new Use(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong(Use::services)
                                .reversed()
                                .thenComparing(Use::tool))
                        .toList(),
                using,
                without);
    }

    /** The part of the services that use one, 0 to 100. */
    public double percent() {
        return using + without == 0 ? 0 : 100.0 * using / (using + without);
    }

    /** What is most needed and least there comes first. */
    public double urgency() {
        return kind.rank().weight() * (100 - percent());
    }
}
