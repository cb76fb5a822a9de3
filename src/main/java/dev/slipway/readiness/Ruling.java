package dev.slipway.readiness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The verdict for one target environment, with what it rests on.
 *
 * @param blockers worth most first
 */
public record Ruling(String target, Verdict verdict, List<Reason> reasons, List<Blocker> blockers) {

    /**
     * One sentence of the grounds for a verdict.
     *
     * @param forces the verdict that this reason alone would bring
     * @param questions ids of the questions it speaks of
     */
    public record Reason(String text, Verdict forces, List<String> questions) {}

    public static Ruling of(Scorecard scorecard, String target, Map<String, Outcome> outcomes) {
        return of(scorecard, target, outcomes, Scores.of(scorecard, outcomes));
    }

    static Ruling of(Scorecard scorecard, String target, Map<String, Outcome> outcomes, Scores scores) {
        List<Blocker> blockers = scorecard
                .questions()
                .filter(question ->
                        outcomes.getOrDefault(question.id(), Outcome.UNPROVEN).blocks())
                .map(question -> new Blocker(
                        question,
                        outcomes.getOrDefault(question.id(), Outcome.UNPROVEN),
                        question.severityFor(target),
                        scores.worth().getOrDefault(question.id(), 0.0)))
                .sorted(Comparator.comparingDouble(Blocker::worth).reversed().thenComparing(Blocker::severity))
                .toList();
        List<Reason> reasons = new ArrayList<>();
        reasonsFor(Verdict.NO_GO, scorecard.noGo(), null, blockers, scores.total(), reasons);
        reasonsFor(
                Verdict.CONDITIONAL_GO, scorecard.conditionalGo(), scorecard.noGo(), blockers, scores.total(), reasons);
        Verdict verdict = reasons.stream()
                .map(Reason::forces)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.GO);
        if (blockers.stream().noneMatch(blocker -> blocker.severity() == Severity.CRITICAL)) {
            reasons.add(new Reason("No critical blocker.", Verdict.GO, List.of()));
        }
        if (verdict == Verdict.GO) {
            reasons.add(new Reason(
                    "The score is " + shown(scores.total()) + ", and nothing of severity "
                            + scorecard.conditionalGo().blocker().word() + " or worse is open.",
                    Verdict.GO,
                    List.of()));
        }
        return new Ruling(target, verdict, reasons, blockers);
    }

    public Map<Severity, Integer> counts() {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        blockers.forEach(blocker -> counts.merge(blocker.severity(), 1, Integer::sum));
        return counts;
    }

    private static void reasonsFor(
            Verdict verdict,
            Scorecard.Threshold threshold,
            Scorecard.@org.jspecify.annotations.Nullable Threshold harsher,
            List<Blocker> blockers,
            double score,
            List<Reason> reasons) {
        for (Severity severity : Severity.values()) {
            boolean harsh = harsher != null && severity.compareTo(harsher.blocker()) <= 0;
            List<Blocker> open = blockers.stream()
                    .filter(blocker -> blocker.severity() == severity)
                    .toList();
            if (severity.compareTo(threshold.blocker()) <= 0 && !harsh && !open.isEmpty()) {
                List<String> ids =
                        open.stream().map(blocker -> blocker.question().id()).toList();
                reasons.add(new Reason(
                        open.size() + " " + severity.word() + (open.size() == 1 ? " blocker: " : " blockers: ")
                                + ids.stream().limit(5).collect(Collectors.joining(", "))
                                + (ids.size() > 5 ? " and " + (ids.size() - 5) + " more" : "") + ".",
                        verdict,
                        ids));
            }
        }
        boolean harshScore = harsher != null && score < harsher.scoreBelow();
        if (score < threshold.scoreBelow() && !harshScore) {
            reasons.add(new Reason(
                    "The score is " + shown(score) + ", under " + threshold.scoreBelow() + ".", verdict, List.of()));
        }
    }

    /** A score as people read it: never rounded up into the next band. */
    public static String shown(double score) {
        return Integer.toString((int) Math.floor(score));
    }
}
