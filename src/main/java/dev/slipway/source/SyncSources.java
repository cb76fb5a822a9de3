package dev.slipway.source;

import dev.slipway.schedule.RecurringTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Visits every source at the start, at their pace and when asked to: side by side, but only a few at once. */
@Component
class SyncSources implements RecurringTask, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SyncSources.class);
    private static final int AT_ONCE = 4;

    private final Sync sync;
    private final SourceStore store;
    private final ConfiguredSources configured;
    private final SourceSettings settings;
    private final FirstLoad firstLoad;
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private volatile boolean aligned;
    private volatile boolean running;

    SyncSources(
            Sync sync,
            SourceStore store,
            ConfiguredSources configured,
            SourceSettings settings,
            FirstLoad firstLoad,
            MeterRegistry meters) {
        this.sync = sync;
        this.store = store;
        this.configured = configured;
        this.settings = settings;
        this.firstLoad = firstLoad;
        Gauge.builder("slipway.source.problems", store, known -> known.countProblems(null))
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
        if (aligned) {
            ids(store.all()).forEach(this::soon);
        }
    }

    /** In the background; a visit that has not begun yet serves everyone who asked meanwhile. */
    void soon(SourceId id) {
        background.execute(() -> visit(id, false));
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
            List<SourceStore.Kept> all = store.all();
            firstLoad.expect(all.stream()
                    .filter(kept -> !kept.leaving())
                    .map(kept -> kept.source().id())
                    .collect(Collectors.toSet()));
            aligned = true;
            visit(ConfiguredSources.STANDARDS, true);
            for (SourceId id : ids(all)) {
                if (!id.equals(ConfiguredSources.STANDARDS)) {
                    background.execute(() -> visit(id, true));
                }
            }
        } catch (RuntimeException e) {
            log.error(
                    "The sources could not be brought in line with the settings; the portal does not become ready", e);
        }
    }

    private void visit(SourceId id, boolean first) {
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

    private static List<SourceId> ids(List<SourceStore.Kept> sources) {
        return sources.stream().map(kept -> kept.source().id()).toList();
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
