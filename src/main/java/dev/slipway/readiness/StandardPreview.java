package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a standard would do to those it judges, before it is made; nothing of it is stored.
 *
 * @param scorecard the standard as it would be; null if it does not hold together
 * @param problems why not, by line and column of what was handed in
 * @param entities how many it would judge
 * @param before the mean of their scores now; null if there is no such standard yet
 * @param mean of their scores then
 * @param effects those that would stand differently, the greatest loss first, {@link #MOST} at most
 */
public record StandardPreview(
        @Nullable Scorecard scorecard,
        List<Problem> problems,
        int entities,
        @Nullable Double before,
        double mean,
        int different,
        List<Effect> effects) {

    public static final int MOST = 500;

    /**
     * One entity that would stand differently.
     *
     * @param before null if it is not judged by this standard now
     * @param verdict the first target's verdict then
     * @param blocked questions that would block then and do not now
     * @param freed questions that block now and would not then
     */
    public record Effect(
            EntityRef entity,
            @Nullable Double before,
            double score,
            @Nullable Verdict verdictBefore,
            Verdict verdict,
            List<String> blocked,
            List<String> freed) {

        double change() {
            return before == null ? 0 : score - before;
        }
    }
}
