package dev.slipway.catalog;

import dev.slipway.search.SearchLog;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** @param before the old ref, by the new one */
    void renamed(Map<String, String> before) {
        if (!before.isEmpty()) {
            Map<EntityRef, EntityRef> names = new LinkedHashMap<>();
            before.forEach((now, old) -> names.put(EntityRef.of(old), EntityRef.of(now)));
            events.publishEvent(new EntitiesRenamed(names));
        }
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
