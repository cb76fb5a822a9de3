package dev.slipway.source;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Visits a source: finds what changed, hands it on in batches, and tells when all is handed on. What was handed on before
 * a failure or a kill stays so; the next visit goes on with the rest.
 */
@Component
class Sync {

    private static final Logger log = LoggerFactory.getLogger(Sync.class);

    private final SourceStore store;
    private final FileStore files;
    private final ProblemStore problems;
    private final FoundSources found;
    private final NextVisit nextVisit;
    private final KnownOrganisations organisations;
    private final SourceLock lock;
    private final Snapshots snapshots;
    private final HandOn handOn;
    private final ObjectProvider<SourceReader> readers;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile boolean stopping;

    Sync(
            SourceStore store,
            FileStore files,
            ProblemStore problems,
            FoundSources found,
            NextVisit nextVisit,
            KnownOrganisations organisations,
            SourceLock lock,
            Snapshots snapshots,
            HandOn handOn,
            ObjectProvider<SourceReader> readers,
            TransactionTemplate transactions,
            ApplicationEventPublisher events,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.problems = problems;
        this.found = found;
        this.nextVisit = nextVisit;
        this.organisations = organisations;
        this.lock = lock;
        this.snapshots = snapshots;
        this.handOn = handOn;
        this.readers = readers;
        this.transactions = transactions;
        this.events = events;
        this.meters = meters;
        this.clock = clock;
    }

    SourceLock.Outcome visit(SourceId id) {
        return lock.alone(id, () -> store.find(id).ifPresent(this::visit));
    }

    /** Ends a visit that goes on after its current batch. */
    void stop() {
        stopping = true;
    }

    private void visit(SourceStore.Kept kept) {
        if (stopping) {
            return;
        }
        Source source = kept.source();
        Instant start = clock.instant();
        String outcome = "failed";
        try {
            found.begun(source.id(), start);
            if (kept.leaving()) {
                sayFarewell(kept);
            } else {
                handOnChanges(kept, start);
                snapshots.tidy(source);
            }
            outcome = "done";
        } catch (Unreachable e) {
            log.warn("Source {} cannot be visited: {}", source.id(), e.words());
            failed(kept, e.words());
        } catch (RuntimeException e) {
            log.error("The visit of source {} failed; it is tried again", source.id(), e);
            failed(kept, "the portal failed to read it; its log says why, and it tries again");
        } finally {
            meters.timer("slipway.source.sync", "source", meter(kept), "outcome", outcome)
                    .record(Duration.between(start, clock.instant()));
            events.publishEvent(new SourceVisited(source.id()));
        }
    }

    /** The same failure again is no news. */
    private void failed(SourceStore.Kept kept, String words) {
        Source source = kept.source();
        Instant next = nextVisit.afterFailure(kept, clock.instant());
        transactions.executeWithoutResult(transaction -> {
            store.failed(source.id(), words, clock.instant(), next);
            if (!words.equals(source.error())) {
                store.tell();
            }
        });
    }

    private void handOnChanges(SourceStore.Kept kept, Instant start) {
        Source source = kept.source();
        Snapshot newest = snapshots.newest(source);
        Snapshot snapshot = organisations
                        .find(kept.organisation())
                        .map(organisation -> organisation.wanted().holdsCatalog(newest.paths()))
                        .orElse(true)
                ? newest
                : new NoFiles(newest.revision());
        if (kept.place() != null
                && !kept.place().equals(snapshot.place())
                && source.files() > 0
                && snapshot.found().isEmpty()) {
            throw new Unreachable(
                    "another folder stands at its place, and it is empty; if that is meant, remove the source,"
                            + " else look whether a share is missing");
        }
        Readers ears = new Readers(readers.orderedStream().toList());
        String state = snapshot.state();
        String seen = state == null ? null : state + " " + ears.signature();
        boolean same = seen != null && seen.equals(kept.seen());
        Difference difference = same
                ? new Difference(List.of(), List.of(), List.of())
                : Difference.between(snapshot, files.known(source.id()), ears);
        boolean took = handOn(kept, Visit.of(source, snapshot, ears, difference.steps(), start), difference.steps());
        if (stopping) {
            return;
        }
        transactions.executeWithoutResult(transaction -> {
            files.touch(source.id(), difference.touched());
            found.read(source.id(), snapshot.place());
            if (!same) {
                problems.reportAll(source.id(), "access", difference.unreadable());
            }
            store.finished(
                    source.id(),
                    snapshot.revision(),
                    took && difference.unreadable().isEmpty() ? seen : null,
                    clock.instant(),
                    took ? nextVisit.afterSuccess(kept, start) : nextVisit.afterFailure(kept, start));
            if (source.syncedAt() == null
                    || source.error() != null
                    || !difference.steps().isEmpty()
                    || !difference.unreadable().isEmpty()) {
                store.tell(); // a visit that found nothing new costs the other nodes nothing
            }
            events.publishEvent(new SourceSynced(source.id(), files.takeUntold(source.id())));
        });
        if (!difference.steps().isEmpty()) {
            log.info(
                    "Source {}: {} files handed on in {} ms",
                    source.id(),
                    difference.steps().size(),
                    Duration.between(start, clock.instant()).toMillis());
        }
    }

    private boolean handOn(SourceStore.Kept kept, Visit visit, List<Step> steps) {
        Counter files = meters.counter("slipway.source.files", "source", meter(kept));
        return handOn.all(visit, steps, () -> stopping, files::increment);
    }

    /** Thousands of sources would be thousands of series. */
    private static String meter(SourceStore.Kept kept) {
        String organisation = kept.organisation();
        return organisation == null ? kept.source().id().value() : organisation;
    }

    /** Tells everyone that each file is gone, and only then forgets the source. */
    private void sayFarewell(SourceStore.Kept kept) {
        Source source = kept.source();
        Readers ears = new Readers(readers.orderedStream().toList());
        Map<String, Known> known = files.known(source.id());
        List<Step> steps = Difference.everythingGone(known, ears);
        boolean took = handOn(kept, new Visit(source, new NoFiles(null), ears, Map.of(), clock.instant()), steps);
        if (!took || stopping) {
            return;
        }
        transactions.executeWithoutResult(transaction -> {
            events.publishEvent(new SourceSynced(source.id(), files.takeUntold(source.id())));
            store.delete(source.id());
        });
        snapshots.forget(source);
        log.info("Source {} removed, with {} files", source.id(), steps.size());
    }
}
