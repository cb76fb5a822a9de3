package dev.slipway.source;

import dev.slipway.schedule.RecurringTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Visits every source at the start, at their pace and when asked to: side by side, but only a few at once. What was found
 * in organisations, which may be thousands, waits in a line of its own, so that it holds up nothing else.
 */
@Component
class SyncSources implements RecurringTask, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyncSources.class);
    private static final int AT_ONCE = 4;

    private final Sync sync;
    private final SourceStore store;
    private final ConfiguredSources configured;
    private final FoundSources found;
    private final KnownOrganisations organisations;
    private final Adoption adoption;
    private final SourceSettings settings;
    private final Clock clock;
    private final FirstLoad firstLoad;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore foundTurns;
    private final Set<SourceId> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean aligned;
    private volatile boolean running;

    SyncSources(
            Sync sync,
            SourceStore store,
            ProblemStore problems,
            ConfiguredSources configured,
            FoundSources found,
            KnownOrganisations organisations,
            Adoption adoption,
            SourceSettings settings,
            Clock clock,
            FirstLoad firstLoad,
            MeterRegistry meters) {
        this.sync = sync;
        this.store = store;
        this.configured = configured;
        this.found = found;
        this.organisations = organisations;
        this.adoption = adoption;
        this.settings = settings;
        this.clock = clock;
        this.foundTurns = new Semaphore(settings.atOnce(), true);
        this.firstLoad = firstLoad;
        Gauge.builder("slipway.source.problems", problems, known -> known.count(null))
                .register(meters);
    }

    @Override
    public String name() {
        return "sync-sources";
    }

    @Override
    public Duration every() {
        return settings.pace();
    }

    @Override
    public void run() {
        visitDue();
    }

    /** A visit that would be due halfway to the next look is made now. */
    void visitDue() {
        if (aligned) {
            found.due(clock.instant().plus(settings.pace().dividedBy(2))).forEach(this::queue);
        }
    }

    /** What waits or is being visited already need not wait twice: it stays due if it was told of meanwhile. */
    void queue(FoundSources.Due due) {
        if (waiting.add(due.id())) {
            background.execute(() -> inTurn(due));
        }
    }

    private void inTurn(FoundSources.Due due) {
        try {
            visit(due.id(), false, due.found() ? foundTurns : turns);
        } finally {
            waiting.remove(due.id());
        }
    }

    /** In the background; a visit that has not begun yet serves everyone who asked meanwhile. */
    void soon(SourceId id) {
        background.execute(() -> visit(id, false, turns));
    }

    void soonAfterCommit(SourceId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                soon(id);
            }
        });
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        background.execute(this::firstVisits);
    }

    /** What comes with the portal first: it declares what the others use. */
    private void firstVisits() {
        try {
            configured.align();
            adoption.align(organisations.all());
            List<SourceId> first = store.all().stream()
                    .filter(kept -> !kept.leaving() && !kept.found())
                    .map(kept -> kept.source().id())
                    .toList();
            firstLoad.expect(Set.copyOf(first));
            waiting.addAll(first);
            firstVisit(SourceId.STANDARDS);
            for (SourceId id : first) {
                if (!id.equals(SourceId.STANDARDS)) {
                    background.execute(() -> firstVisit(id));
                }
            }
            aligned = true;
            visitDue(); // what was found before, or was leaving, when the portal ended
        } catch (RuntimeException e) {
            log.error(
                    "The sources could not be brought in line with the settings; the portal does not become ready", e);
        }
    }

    private void firstVisit(SourceId id) {
        try {
            visit(id, true, turns);
        } finally {
            waiting.remove(id);
        }
    }

    private void visit(SourceId id, boolean first, Semaphore turns) {
        boolean again = true;
        try {
            while (again && !Thread.currentThread().isInterrupted()) {
                turns.acquire();
                try {
                    again = sync.visit(id) == SourceLock.Outcome.BUSY_ON_ANOTHER_NODE && first;
                } finally {
                    turns.release();
                }
                if (again) {
                    Thread.sleep(Duration.ofMillis(500));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("Source {} could not be visited", id, e);
        }
        if (first) {
            firstLoad.tried(id);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        sync.stop();
        background.shutdown();
        try {
            if (!background.awaitTermination(10, TimeUnit.SECONDS)) {
                background.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
