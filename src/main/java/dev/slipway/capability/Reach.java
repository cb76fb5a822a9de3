package dev.slipway.capability;

import java.util.EnumMap;
import java.util.Map;

/** How far an organisation has a capability: how many services stand where. */
public record Reach(Capability capability, Map<Coverage, Long> counts) {

    public Reach {
        Map<Coverage, Long> all = new EnumMap<>(Coverage.class);
        for (Coverage each : Coverage.values()) {
            all.put(each, counts.getOrDefault(each, 0L));
        }
        counts = all;
    }

    public long of(Coverage coverage) {
        return counts.getOrDefault(coverage, 0L);
    }

    /** How many need it. */
    public long needed() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - of(Coverage.NOT_NEEDED);
    }

    /** The part of those that need it and have it, 0 to 100; half for those that have a part. 100 where nobody needs it. */
    public double percent() {
        return needed() == 0 ? 100 : 100 * (of(Coverage.COVERED) + 0.5 * of(Coverage.PARTIAL)) / needed();
    }

    /** How many services a step forward would reach; those with a part of it count half. */
    public double open() {
        return of(Coverage.MISSING) + of(Coverage.UNKNOWN) + 0.5 * of(Coverage.PARTIAL);
    }
}
