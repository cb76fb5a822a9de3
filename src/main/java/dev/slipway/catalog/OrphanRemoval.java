package dev.slipway.catalog;

import dev.slipway.catalog.BatchNotes.Event;
import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.catalog.HistoryEntry.What;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orphans away, a batch in a transaction, and writes down that it did. */
@Component
class OrphanRemoval {

    private static final int BATCH = 200;

    private final EntityStore store;
    private final OrphanStore orphans;
    private final BatchNotes notes;
    private final Announcements announcements;
    private final Sources sources;
    private final Clock clock;
    private final OrphanPolicy policy;

    OrphanRemoval(
            EntityStore store,
            OrphanStore orphans,
            BatchNotes notes,
            Announcements announcements,
            Sources sources,
            Clock clock,
            CatalogSettings settings) {
        this.store = store;
        this.orphans = orphans;
        this.notes = notes;
        this.announcements = announcements;
        this.sources = sources;
        this.clock = clock;
        this.policy = OrphanPolicy.of(settings.orphans());
    }

    OrphanPolicy policy() {
        return policy;
    }

    /** @return how many went */
    @Transactional
    int ofTheDue() {
        Duration after = policy.after();
        if (after == null) {
            return 0;
        }
        List<String> due = orphans.since(clock.instant().minus(after), BATCH);
        return due.isEmpty() ? 0 : remove(due, null);
    }

    /** Those whose source was removed on purpose go with it. */
    @Transactional
    int ofTheForsaken() {
        if (!orphans.any()) {
            return 0;
        }
        List<String> all =
                sources.list().stream().map(source -> source.id().value()).toList();
        List<String> forsaken = orphans.withoutSource(all, BATCH);
        return forsaken.isEmpty() ? 0 : remove(forsaken, null);
    }

    /** Only what is still an orphan when its turn comes. */
    @Transactional
    int remove(Collection<String> refs, @Nullable String by) {
        store.lock();
        List<Stored> rows = store.ofRefs(refs).stream().filter(Stored::orphan).toList();
        List<String> gone = rows.stream().map(Stored::ref).toList();
        store.remove(gone);
        Instant now = clock.instant();
        Map<String, List<Event>> bySource = new TreeMap<>();
        rows.forEach(row -> bySource.computeIfAbsent(row.source(), any -> new ArrayList<>())
                .add(new Event(row.ref(), What.REMOVED, row.path(), by, List.of())));
        bySource.forEach((source, events) -> notes.remember(new SourceId(source), null, events, now));
        announcements.changed(gone);
        return gone.size();
    }
}
