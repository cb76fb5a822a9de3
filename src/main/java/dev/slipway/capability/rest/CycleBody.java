package dev.slipway.capability.rest;

import dev.slipway.capability.Cycle;
import dev.slipway.capability.NextStep;
import dev.slipway.capability.Reach;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The improvement cycle of a team as JSON. */
record CycleBody(
        String owner,
        long services,
        LocalDate since,
        @Nullable LocalDate comparedWith,
        @Nullable String weakest,
        List<StageBody> phases) {

    /**
     * @param percentThen null if nothing is known of then
     * @param missing ids of capabilities, the most pressing first
     */
    record StageBody(
            String phase,
            double percent,
            @Nullable Double percentThen,
            List<StandBody> capabilities,
            List<String> missing,
            List<MoveBody> changed) {}

    record StandBody(String capability, double percent, long needed) {}

    record MoveBody(String capability, double percentThen, double percent) {}

    static CycleBody of(Cycle cycle) {
        return new CycleBody(
                cycle.owner().toString(),
                cycle.services(),
                cycle.since(),
                cycle.kept(),
                cycle.weakest().map(stage -> stage.phase().word()).orElse(null),
                cycle.stages().stream().map(CycleBody::stage).toList());
    }

    private static StageBody stage(Cycle.Stage stage) {
        Double before = stage.before();
        return new StageBody(
                stage.phase().word(),
                rounded(stage.percent()),
                before == null ? null : rounded(before),
                stage.reaches().stream().map(CycleBody::stand).toList(),
                stage.open().stream()
                        .map(NextStep::reach)
                        .map(reach -> reach.capability().id())
                        .toList(),
                stage.moves().stream()
                        .map(move -> new MoveBody(
                                move.now().capability().id(),
                                rounded(move.before().percent()),
                                rounded(move.now().percent())))
                        .toList());
    }

    private static StandBody stand(Reach reach) {
        return new StandBody(reach.capability().id(), rounded(reach.percent()), reach.needed());
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
