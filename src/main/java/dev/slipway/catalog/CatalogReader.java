package dev.slipway.catalog;

import dev.slipway.catalog.BatchNotes.Event;
import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.catalog.HistoryEntry.What;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceReader;
import dev.slipway.source.Sources;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes descriptors over from a source, a batch at a time. What cannot be read is reported, and the last good state of
 * what it declared stays; of two files that declare one entity the first stays, and the second comes in when it goes.
 */
@Component
class CatalogReader implements SourceReader {

    private final EntityStore store;
    private final BatchNotes notes;
    private final Sources sources;
    private final OrphanStore orphans;
    private final OwnKinds ownKinds;
    private final Announcements announcements;
    private final Clock clock;
    private final RemoteFiles remote;
    private final Identities identities;

    CatalogReader(
            EntityStore store,
            BatchNotes notes,
            Sources sources,
            OrphanStore orphans,
            OwnKinds ownKinds,
            Announcements announcements,
            Clock clock,
            RemoteFiles remote,
            Identities identities) {
        this.store = store;
        this.notes = notes;
        this.sources = sources;
        this.orphans = orphans;
        this.ownKinds = ownKinds;
        this.announcements = announcements;
        this.clock = clock;
        this.remote = remote;
        this.identities = identities;
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean reads(String path) {
        return DescriptorFile.candidate(path);
    }

    @Override
    public void read(SourceChange change) {
        prepare(change).run();
    }

    @Override
    public Runnable prepare(SourceChange change) {
        Batch batch = new Batch(change.source(), change.files(), remote);
        change.removed().forEach(batch::removed);
        batch.addAll(change.written());
        return () -> {
            store.lock();
            take(batch);
        };
    }

    /** Reads files again that did not change themselves, but something that they were read with. */
    @Transactional
    void again(SourceId id, Collection<String> paths) {
        var source = sources.find(id);
        var files = sources.files(id);
        if (source.isPresent() && files.isPresent()) {
            Batch batch = new Batch(source.get(), files.get(), remote);
            paths.forEach(path -> sources.file(id, path).ifPresent(file -> batch.add(path, file)));
            store.lock();
            take(batch);
        }
    }

    private void take(Batch batch) {
        List<Map.Entry<SourceId, String>> elsewhere = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Set<String> fresh = new HashSet<>(batch.loaded.keySet());
        Set<String> gone = new HashSet<>();
        while (!fresh.isEmpty()) {
            batch.stored.addAll(store.ofFiles(batch.id(), fresh));
            fresh = new HashSet<>();
            gone = batch.gone();
            Set<String> free = new HashSet<>(gone);
            free.removeAll(asked);
            asked.addAll(free);
            for (Map.Entry<SourceId, String> waiting : notes.waitingFor(free)) {
                if (!waiting.getKey().equals(batch.id())) {
                    elsewhere.add(waiting);
                } else if (!batch.loaded.containsKey(waiting.getValue())) {
                    fresh.add(waiting.getValue());
                }
            }
            fresh.forEach(path -> batch.add(path, sources.file(batch.id(), path).orElse(null)));
        }
        entities(batch, gone);
        ownKinds.take(batch);
        Map<String, List<Problem>> told = new TreeMap<>();
        batch.loaded.keySet().forEach(path -> told.put(path, batch.problems.getOrDefault(path, List.of())));
        sources.report(batch.id(), name(), told);
        notes.refer(batch.id(), batch.loaded);
        store.status(batch.id(), batch.loaded.keySet(), batch.faults());
        otherSources(elsewhere);
    }

    private void otherSources(List<Map.Entry<SourceId, String>> waiting) {
        Map<SourceId, List<String>> bySource = new LinkedHashMap<>();
        waiting.forEach(file -> bySource.computeIfAbsent(file.getKey(), any -> new ArrayList<>())
                .add(file.getValue()));
        bySource.forEach((id, paths) -> {
            var source = sources.find(id);
            var files = sources.files(id);
            if (source.isPresent() && files.isPresent()) {
                Batch batch = new Batch(source.get(), files.get(), remote);
                paths.forEach(path -> batch.add(path, sources.file(id, path).orElse(null)));
                take(batch);
            }
        });
    }

    private void entities(Batch batch, Set<String> gone) {
        Instant now = clock.instant();
        Claims claims = Claims.judge(batch, gone, store.ofRefs(Claims.declared(batch)), now);
        Map<String, Stored> holders = claims.holders();
        Map<String, EntityRow> winners = claims.winners();
        Map<String, List<String>> waiting = claims.waiting();
        List<EntityRow> changed = new ArrayList<>();
        List<EntityRow> moved = new ArrayList<>();
        Map<String, UUID> uids = new HashMap<>();
        Renames renames = Renames.judge(batch, winners, holders, gone, identities, store);
        for (EntityRow row : winners.values()) {
            Stored before = holders.get(row.ref());
            uids.put(
                    row.ref(),
                    before == null ? renames.uids().getOrDefault(row.ref(), UUID.randomUUID()) : before.uid());
            if (before == null || !before.hash().equals(row.hash())) {
                changed.add(row);
            } else if (before.line() != row.descriptor().line() || !Objects.equals(before.root(), row.root())) {
                moved.add(row);
            }
        }
        Set<String> lost = new HashSet<>(gone);
        lost.removeAll(winners.keySet());
        Set<String> removed = removed(batch, lost, winners.keySet(), renames);
        lost.removeAll(removed);
        List<Event> happened = new ArrayList<>();
        Set<String> told = notes.wait(batch.id(), batch.loaded.keySet(), waiting);
        waiting.forEach((path, refs) -> refs.stream()
                .filter(told::contains)
                .forEach(ref -> happened.add(event(batch, ref, What.CONFLICT, path, List.of()))));
        identities.follow(renames.now());
        identities.remember(renames.identities());
        identities.renamed(renames.then(), now);
        if (!changed.isEmpty() || !removed.isEmpty() || !lost.isEmpty()) {
            happened.addAll(changes(batch, changed, removed, lost, holders, uids, renames));
            store.remove(removed);
            orphans.mark(batch.whys(lost), now);
            store.write(batch.id(), changed, uids, now);
            announcements.renamed(renames.before());
            List<String> refs = new ArrayList<>(removed);
            refs.addAll(lost);
            changed.forEach(row -> refs.add(row.ref()));
            announcements.changed(refs);
        }
        store.move(moved);
        notes.remember(batch.id(), batch.source.revision(), happened, now);
    }

    /**
     * What goes for good instead of staying as an orphan: what goes on under another name, and everything that came from a
     * source which somebody removed.
     */
    private Set<String> removed(Batch batch, Set<String> lost, Set<String> declared, Renames renames) {
        Set<String> removed = new HashSet<>(store.ofRefs(renames.before().values()).stream()
                .map(Stored::ref)
                .filter(ref -> !declared.contains(ref))
                .toList());
        if (!lost.isEmpty() && sources.find(batch.id()).isEmpty()) {
            removed.addAll(lost);
            removed.addAll(orphans.of(batch.id()));
        }
        return removed;
    }

    private List<Event> changes(
            Batch batch,
            List<EntityRow> changed,
            Set<String> removed,
            Set<String> lost,
            Map<String, Stored> holders,
            Map<String, UUID> uids,
            Renames renames) {
        Map<String, String> before = store.documents(changed.stream()
                .map(row -> renames.before().getOrDefault(row.ref(), row.ref()))
                .filter(ref -> holders.containsKey(ref) || removed.contains(ref))
                .toList());
        List<Event> events = new ArrayList<>();
        for (EntityRow row : changed) {
            String name = renames.before().get(row.ref());
            String old = before.get(name == null ? row.ref() : name);
            UUID uid = uids.get(row.ref());
            if (name != null) {
                List<HistoryEntry.Change> changes = new ArrayList<>();
                changes.add(new HistoryEntry.Change("ref", name, row.ref()));
                if (old != null && uid != null) {
                    changes.addAll(Difference.between(old, row.head(uid) + "}"));
                }
                events.add(event(batch, row.ref(), What.RENAMED, row.path(), changes));
                continue;
            }
            Stored holder = holders.get(row.ref());
            What what = old == null || uid == null || holder == null
                    ? What.CREATED
                    : holder.orphan() ? What.RETURNED : What.CHANGED;
            events.add(event(
                    batch,
                    row.ref(),
                    what,
                    row.path(),
                    what == What.CREATED || old == null || uid == null
                            ? List.of()
                            : Difference.between(old, row.head(uid) + "}").stream()
                                    .filter(change -> !change.path().endsWith(OrphanStore.ANNOTATION))
                                    .toList()));
        }
        for (Stored row : batch.stored) {
            if (lost.contains(row.ref())) {
                events.add(event(batch, row.ref(), What.ORPHANED, row.path(), List.of()));
            } else if (removed.contains(row.ref()) && !renames.before().containsValue(row.ref())) {
                events.add(event(batch, row.ref(), What.REMOVED, row.path(), List.of()));
            }
        }
        return events;
    }

    private static Event event(Batch batch, String ref, What what, String path, List<HistoryEntry.Change> changes) {
        SourceFile file = batch.known.get(path);
        return new Event(ref, what, path, file == null ? null : file.changedBy(), changes);
    }
}
