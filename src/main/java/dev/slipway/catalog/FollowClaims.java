package dev.slipway.catalog;

import dev.slipway.schedule.RecurringTask;
import dev.slipway.search.SearchLog;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends claims when the descriptor has spoken, and when their time is over. */
@Component
class FollowClaims implements RecurringTask {

    private final ClaimStore store;
    private final SearchLog log;
    private final Clock clock;

    FollowClaims(ClaimStore store, SearchLog log, Clock clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    @EventListener
    void on(EntitiesRenamed renamed) {
        store.rename(renamed.before(), renamed.after());
    }

    @ApplicationModuleListener
    void on(EntitiesChanged changed) {
        if (store.countOpen() > 0) {
            tell(store.settle(changed.refs(), clock.instant()));
        }
    }

    @Override
    public String name() {
        return "catalog-claims";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    @Transactional
    public void run() {
        tell(store.endOverdue(clock.instant()));
    }

    private void tell(List<String> refs) {
        if (!refs.isEmpty()) {
            log.changed(
                    refs.stream().map(ref -> CatalogSearch.PREFIX + ":" + ref).toList());
        }
    }
}
