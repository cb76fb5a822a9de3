package dev.slipway.catalog;

import dev.slipway.search.SearchLog;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets everyone know that entities are new, different or gone; in the transaction that makes them so. */
@Component
class Announcements {

    private final EntityStore store;
    private final SearchLog searchLog;
    private final ApplicationEventPublisher events;

    Announcements(EntityStore store, SearchLog searchLog, ApplicationEventPublisher events) {
        this.store = store;
        this.searchLog = searchLog;
        this.events = events;
    }

    void changed(Collection<String> refs) {
        if (refs.isEmpty()) {
            return;
        }
        List<String> all = refs.stream().distinct().toList();
        store.touch();
        searchLog.changed(
                all.stream().map(ref -> CatalogSearch.PREFIX + ":" + ref).toList());
        events.publishEvent(new EntitiesChanged(all.stream().map(EntityRef::of).toList()));
    }
}
