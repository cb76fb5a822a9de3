package dev.slipway.capability;

import dev.slipway.schedule.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps where each team stands, so that it can be told later what has changed; aside from whatever is read in. */
@Component
class KeepCycle implements RecurringTask {

    private final MapStandards standards;
    private final CycleStore store;
    private final Clock clock;

    KeepCycle(MapStandards standards, CycleStore store, Clock clock) {
        this.standards = standards;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "keep-cycle";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /** Not while the standard has changed and services wait to be looked at by it; the next hour does it. */
    @Override
    @Transactional
    public void run() {
        CapabilityStandard standard = standards.current();
        if (store.through(standard.revision())) {
            store.keep(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), store.now(standard));
        }
    }
}
