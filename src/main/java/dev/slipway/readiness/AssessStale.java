package dev.slipway.readiness;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges again what a fact that went stale speaks about, and everything after the standard changed. What is done is
 * remembered entity by entity, so a run that was cut short goes on where it stopped.
 */
@Component
class AssessStale implements RecurringTask {

    static final String NAME = "assess-stale";

    private static final Logger log = LoggerFactory.getLogger(AssessStale.class);
    private static final int AT_ONCE = 500;

    private final StandardRepository standards;
    private final AssessmentRepository assessments;
    private final Assessments judge;
    private final Scorecards scorecards;
    private final Catalog catalog;
    private final Clock clock;

    AssessStale(
            StandardRepository standards,
            AssessmentRepository assessments,
            Assessments judge,
            Scorecards scorecards,
            Catalog catalog,
            Clock clock) {
        this.standards = standards;
        this.assessments = assessments;
        this.judge = judge;
        this.scorecards = scorecards;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        afterANewStandard();
        Instant now = clock.instant();
        Set<EntityRef> done = new HashSet<>();
        List<EntityRef> stale = assessments.stale(now, AT_ONCE);
        while (!stale.isEmpty() && done.addAll(stale)) {
            all(stale);
            stale = assessments.stale(now, AT_ONCE);
        }
    }

    private void afterANewStandard() {
        List<StandardRepository.Version> versions = standards.versions();
        assessments.forgetScorecardsBut(
                versions.stream().map(StandardRepository.Version::name).toList());
        for (StandardRepository.Version version : versions) {
            Standard standard = scorecards.find(version.name()).orElse(null);
            if (version.judged() == version.revision()
                    || standard == null
                    || standard.revision() != version.revision()) {
                continue;
            }
            long start = System.nanoTime();
            Set<EntityRef> open = new HashSet<>();
            catalog.each(standard.scorecard().appliesTo().filter(), (Entity entity) -> open.add(entity.ref()));
            open.addAll(assessments.judgedByAnother(version.name(), version.revision()));
            assessments.judgedBy(version.name(), version.revision()).forEach(open::remove);
            all(List.copyOf(open));
            standards.judged(version.name(), version.revision());
            log.info(
                    "Judged {} entities by {} in {} ms",
                    open.size(),
                    version.name(),
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    private void all(List<EntityRef> refs) {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<? extends Future<?>> chunks = Assessments.chunks(refs).stream()
                    .map(chunk -> two.submit(() -> judge.chunk(chunk)))
                    .toList();
            for (Future<?> chunk : chunks) {
                try {
                    chunk.get();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted; the next run goes on", e);
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException("some entities could not be judged; the next run tries again", e);
                }
            }
        }
    }
}
