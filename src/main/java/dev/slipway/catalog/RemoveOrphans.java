package dev.slipway.catalog;

import dev.slipway.schedule.RecurringTask;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Takes entities away whose descriptor has been gone for as long as the settings let them stay. */
@Component
class RemoveOrphans implements RecurringTask {

    private final OrphanRemoval removal;

    RemoveOrphans(OrphanRemoval removal) {
        this.removal = removal;
    }

    @Override
    public String name() {
        return "catalog-orphans";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        int removed = removal.ofTheForsaken();
        while (removed > 0) {
            removed = removal.ofTheForsaken();
        }
        removed = removal.ofTheDue();
        while (removed > 0) {
            removed = removal.ofTheDue();
        }
    }
}
