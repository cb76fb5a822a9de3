package dev.slipway.capability;

import dev.slipway.catalog.EntityRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a team stands in each phase of the improvement cycle, by the capabilities of its services.
 *
 * @param since the day from whose end on changes are told
 * @param kept the day with which it can be compared: that one, or the first of which something is known; null if nothing
 *     is known yet
 * @param stages all six, in the order of the cycle
 */
public record Cycle(
        EntityRef owner,
        long services,
        LocalDate since,
        @Nullable LocalDate kept,
        List<Stage> stages) {

    public Cycle {
        stages = List.copyOf(stages);
    }

    /**
     * One phase.
     *
     * @param open what is missing, the most pressing first
     * @param moves what stands otherwise than then, the greatest change first
     * @param before the share then; null if nothing is known
     */
    public record Stage(
            Phase phase,
            List<Reach> reaches,
            List<NextStep> open,
            List<Move> moves,
            @Nullable Double before) {

        public Stage {
            reaches = List.copyOf(reaches);
            open = List.copyOf(open);
            moves = List.copyOf(moves);
        }

        /** The part of what the services need that they have, 0 to 100; what they have a part of counts half. */
        public double percent() {
            return share(reaches);
        }

        /** How many answers there are to give: each capability for each service that needs it. */
        public long needed() {
            return reaches.stream().mapToLong(Reach::needed).sum();
        }
    }

    /** A capability that stands otherwise than it stood. */
    public record Move(Reach before, Reach now) {

        public double change() {
            return now.percent() - before.percent();
        }
    }

    /** The phase in which most is left to do; empty where nothing is. */
    public Optional<Stage> weakest() {
        return stages.stream().filter(stage -> stage.percent() < 100).min(Comparator.comparingDouble(Stage::percent));
    }

    static Cycle of(
            EntityRef owner,
            OrganisationMap map,
            LocalDate since,
            @Nullable LocalDate kept,
            Map<String, Map<Coverage, Long>> past) {
        List<Stage> stages = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            List<Reach> now = map.capabilities().stream()
                    .filter(reach -> reach.capability().phase() == phase)
                    .toList();
            List<Reach> then = now.stream()
                    .filter(reach -> past.containsKey(reach.capability().id()))
                    .map(reach -> new Reach(
                            reach.capability(),
                            past.getOrDefault(reach.capability().id(), Map.of())))
                    .toList();
            stages.add(new Stage(
                    phase,
                    now,
                    map.next().stream()
                            .filter(step -> step.reach().capability().phase() == phase)
                            .toList(),
                    moves(then, now),
                    then.isEmpty() ? null : share(then)));
        }
        return new Cycle(owner, map.services(), since, kept, stages);
    }

    private static List<Move> moves(List<Reach> then, List<Reach> now) {
        List<Move> moves = new ArrayList<>();
        for (Reach before : then) {
            now.stream()
                    .filter(reach -> reach.capability().equals(before.capability()))
                    .filter(reach -> reach.percent() != before.percent())
                    .forEach(reach -> moves.add(new Move(before, reach)));
        }
        moves.sort(Comparator.comparingDouble((Move move) -> Math.abs(move.change()))
                .reversed());
        return moves;
    }

    private static double share(List<Reach> reaches) {
        double needed = reaches.stream().mapToDouble(Reach::needed).sum();
        return needed == 0
                ? 100
                : reaches.stream()
                                .mapToDouble(reach -> reach.percent() * reach.needed())
                                .sum()
                        / needed;
    }
}
