package dev.slipway.scan;

import dev.slipway.schedule.RecurringTask;
import dev.slipway.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Looks again at what was scanned more than a day ago, or by another version's detectors. */
@Component
class RenewScans implements RecurringTask {

    private static final Duration OLD = Duration.ofDays(1);

    private final ScanStore store;
    private final Scanner scanner;
    private final Schedule schedule;
    private final Clock clock;

    RenewScans(ScanStore store, Scanner scanner, Schedule schedule, Clock clock) {
        this.store = store;
        this.scanner = scanner;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "renew-scans";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        store.due(clock.instant().minus(OLD), scanner.version()).forEach(scanner::again);
    }

    @EventListener
    @Order // after the schedule has planned its tasks
    void on(ApplicationReadyEvent ready) {
        scanWhatOthersScanned();
    }

    void scanWhatOthersScanned() {
        if (store.anyByOthersThan(scanner.version())) {
            schedule.runNow(name());
        }
    }
}
