package dev.slipway.capability;

import java.util.Comparator;
import java.util.List;

/**
 * A capability that is worth taking up, and in which wave of the roll-out.
 *
 * @param wave from 1
 */
public record NextStep(Reach reach, double urgency, int wave) {

    private static final double DAY = 8 * 60;

    /** Ranked by priority and reach against effort, the most pressing first; what is nowhere open is left out. */
    static List<NextStep> rank(List<Reach> map) {
        return map.stream()
                .filter(reach -> reach.open() > 0)
                .map(reach -> new NextStep(
                        reach, urgency(reach.capability(), reach.open() / reach.needed()), wave(reach.capability())))
                .sorted(Comparator.comparingDouble((NextStep step) -> step.urgency())
                        .reversed()
                        .thenComparing(step -> step.reach().capability().title()))
                .toList();
    }

    /**
     * The square root keeps effort from deciding alone: what takes four times as long is half as pressing, not a quarter.
     *
     * @param share of the services that lack it, 0 to 1
     */
    static double urgency(Capability capability, double share) {
        double days = Math.max(0.25, capability.work().toMinutes() / DAY);
        int weight = capability.priority().weight();
        return weight * weight * share / Math.sqrt(days);
    }

    /** First what is high and done within days, then what takes longer or matters less, then the rest. */
    static int wave(Capability capability) {
        boolean quick = capability.work().toMinutes() <= 3 * DAY;
        return switch (capability.priority()) {
            case HIGH -> quick ? 1 : 2;
            case MEDIUM -> quick ? 2 : 3;
            case LOW -> 3;
        };
    }
}
