package dev.slipway.readiness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question answered for an entity, with the facts the answer rests on.
 *
 * @param worth points of the score that a pass earns
 * @param reason why it is unproven or not applicable, in words; null where the facts speak for themselves
 * @param waiver on whose word it is let pass for now; null if it is not waived
 */
public record Answer(
        Question question,
        Outcome outcome,
        double worth,
        @Nullable String reason,
        List<Ground> grounds,
        @Nullable Waiver waiver) {}
