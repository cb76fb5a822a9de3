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
 * @param questions how its questions differ
 * @param entities how many it would judge
 * @param before the mean of their scores now; null if there is no such standard yet
 * @param mean of their scores then
 * @param effects those that would stand differently, the greatest loss first
 * @param dropped those that it judges now and would not then
 */
public record StandardPreview(
        @Nullable Scorecard scorecard,
        List<Problem> problems,
        Questions questions,
        int entities,
        @Nullable Double before,
        double mean,
        List<Effect> effects,
        List<EntityRef> dropped) {

    /** Ids of questions that are new, that are gone, and that are asked otherwise. */
    public record Questions(List<String> added, List<String> removed, List<String> changed) {

        static final Questions SAME = new Questions(List.of(), List.of(), List.of());

        static Questions between(@Nullable Scorecard before, Scorecard then) {
            if (before == null) {
                return new Questions(then.questions().map(Question::id).toList(), List.of(), List.of());
            }
            return new Questions(
                    then.questions()
                            .map(Question::id)
                            .filter(id -> before.question(id).isEmpty())
                            .toList(),
                    before.questions()
                            .map(Question::id)
                            .filter(id -> then.question(id).isEmpty())
                            .toList(),
                    then.questions()
                            .filter(question -> before.question(question.id())
                                    .filter(same -> !question.sameAs(same))
                                    .isPresent())
                            .map(Question::id)
                            .toList());
        }
    }

    /** What may happen to one. */
    public enum Kind {
        LOSES("loses"),
        GAINS("gains"),
        OTHER_VERDICT("gets another verdict"),
        BLOCKED("gets new blockers"),
        FIRST_JUDGED("is judged for the first time");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public boolean of(Effect effect) {
            return switch (this) {
                case LOSES -> effect.change() < 0;
                case GAINS -> effect.change() > 0;
                case OTHER_VERDICT -> effect.before() != null && effect.verdictBefore() != effect.verdict();
                case BLOCKED -> effect.before() != null && !effect.blocked().isEmpty();
                case FIRST_JUDGED -> effect.before() == null;
            };
        }
    }

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

        public double change() {
            return before == null ? 0 : score - before;
        }
    }

    static StandardPreview broken(List<Problem> problems) {
        return new StandardPreview(null, List.copyOf(problems), Questions.SAME, 0, null, 0, List.of(), List.of());
    }

    public long count(Kind kind) {
        return effects.stream().filter(kind::of).count();
    }
}
