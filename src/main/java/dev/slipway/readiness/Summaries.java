package dev.slipway.readiness;

import dev.slipway.search.Indexed;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sums up how all entities stand together. That takes a look at every answer of each of them, so what was summed up is
 * kept until a judgement changes on whichever node, or for a minute.
 */
@Component
class Summaries {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final long KEPT = Duration.ofMinutes(1).toNanos();
    private static final int MOST = 200;

    private final AssessmentRepository assessments;
    private final JudgementHistory history;
    private final Clock clock;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    Summaries(AssessmentRepository assessments, JudgementHistory history, Clock clock) {
        this.assessments = assessments;
        this.history = history;
        this.clock = clock;
    }

    private record Key(String scorecard, long revision, String target, StandingFilter filter) {}

    private record Kept(Summary summary, long changes, long since) {}

    Summary of(Standard standard, String target, StandingFilter filter) {
        Key key = new Key(standard.scorecard().name(), standard.revision(), target, filter);
        Kept known = kept.get(key);
        long now = System.nanoTime();
        if (known != null && known.changes() == changes.get() && now - known.since() < KEPT) {
            return known.summary();
        }
        long before = changes.get(); // a change while it is summed up makes it out of date at once
        Summary summary = sumUp(standard.scorecard(), target, filter);
        if (kept.size() >= MOST) {
            kept.clear();
        }
        kept.put(key, new Kept(summary, before, now));
        return summary;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(AssessmentsChanged changed) {
        changes.incrementAndGet();
    }

    /** Every changed judgement is indexed, on every node; pages follow that, and are to find the new sum. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(Indexed indexed) {
        changes.incrementAndGet();
    }

    private Summary sumUp(Scorecard scorecard, String target, StandingFilter filter) {
        AssessmentRepository.Totals totals = assessments.totals(scorecard.name(), target, filter);
        Map<Scorecard.Band, Long> bands = new LinkedHashMap<>();
        scorecard.bands().forEach(band -> bands.put(band, 0L));
        assessments
                .byScore(scorecard.name(), target, filter)
                .forEach((score, count) -> bands.merge(scorecard.band(score), count, Long::sum));
        Map<String, Long> missed = assessments.missed(scorecard.name(), target, filter);
        Scorecard counting = scorecard.countingOn(Assessor.day(clock.instant()));
        Map<String, Double> worth = Scores.of(counting, Map.of()).worth();
        List<Summary.Missed> most = counting.questions()
                .filter(question -> missed.containsKey(question.id()))
                .map(question -> new Summary.Missed(
                        question,
                        missed.getOrDefault(question.id(), 0L),
                        worth.getOrDefault(question.id(), 0.0)
                                * missed.getOrDefault(question.id(), 0L)
                                / Math.max(1, totals.entities())))
                .sorted(Comparator.comparingLong(Summary.Missed::entities)
                        .thenComparingDouble(Summary.Missed::worth)
                        .reversed())
                .toList();
        return new Summary(
                totals.entities(),
                totals.mean(),
                history.meanAt(scorecard.name(), clock.instant().minus(MONTH)),
                assessments.verdicts(scorecard.name(), target, filter),
                bands,
                assessments.categoryMeans(scorecard.name(), target, filter),
                most);
    }
}
