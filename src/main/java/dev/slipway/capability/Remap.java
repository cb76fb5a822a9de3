package dev.slipway.capability;

import dev.slipway.schedule.Schedule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Starts the mapping a little later, once for however many changes asked for it meanwhile. */
@Component
class Remap {

    /** How long nothing must have changed before anything is mapped: whoever reads in thousands of services goes first. */
    static final long REST_MILLIS = 2_000;

    private static final Logger log = LoggerFactory.getLogger(Remap.class);

    private final Schedule schedule;
    private final AtomicBoolean due = new AtomicBoolean();
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();

    Remap(Schedule schedule) {
        this.schedule = schedule;
    }

    void afterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                later();
            }
        });
    }

    /** Should the portal end before, the task's own pace does it. */
    void later() {
        if (due.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(REST_MILLIS + 200, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> {
                        due.set(false);
                        try {
                            schedule.runNow(MapServices.NAME);
                        } catch (RuntimeException e) {
                            log.debug("The map is drawn with the next minute", e);
                        }
                    });
        }
    }
}
