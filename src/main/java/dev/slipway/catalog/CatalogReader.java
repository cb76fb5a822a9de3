package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Event;
import dev.slipway.catalog.EntityStore.OwnKind;
import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.catalog.HistoryEntry.What;
import dev.slipway.search.SearchLog;
import dev.slipway.source.FileTree;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceChange;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceReader;
import dev.slipway.source.Sources;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes descriptors over from a source, a batch at a time. What cannot be read is reported, and the last good state of
 * what it declared stays; of two files that declare one entity the first stays, and the second comes in when it goes.
 */
@Component
class CatalogReader implements SourceReader {

    private final EntityStore store;
    private final Sources sources;
    private final SearchLog searchLog;
    private final ObjectProvider<Declaration.Reader> rooms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CatalogReader(
            EntityStore store,
            Sources sources,
            SearchLog searchLog,
            ObjectProvider<Declaration.Reader> rooms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.sources = sources;
        this.searchLog = searchLog;
        this.rooms = rooms;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "catalog";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean reads(String path) {
        return DescriptorFile.candidate(path);
    }

    @Override
    @Transactional
    public void read(SourceChange change) {
        store.lock();
        Batch batch = new Batch(change.source(), change.files());
        change.removed().forEach(batch::removed);
        change.written().forEach(file -> batch.add(file.path(), file));
        take(batch);
    }

    /** The files of one source that are judged together. */
    private final class Batch {
        final Source source;
        final FileTree files;
        final Map<String, DescriptorFile> loaded = new TreeMap<>();
        final Map<String, SourceFile> known = new HashMap<>();
        final Map<String, List<Problem>> problems = new TreeMap<>();
        final List<Stored> stored = new ArrayList<>();

        Batch(Source source, FileTree files) {
            this.source = source;
            this.files = files;
        }

        SourceId id() {
            return source.id();
        }

        void removed(String path) {
            loaded.put(path, new DescriptorFile(List.of()));
        }

        void add(String path, @Nullable SourceFile file) {
            DescriptorFile read = files.read(path)
                    .map(bytes -> DescriptorFile.read(id(), path, bytes))
                    .orElseGet(() -> unread(path, file));
            loaded.put(path, read);
            if (file != null) {
                known.put(path, file);
            }
            read.documents().forEach(document -> report(path, document.problems()));
        }

        private DescriptorFile unread(String path, @Nullable SourceFile file) {
            boolean large = file != null && file.size() > FileTree.LIMIT && DescriptorFile.catalogInfo(path);
            List<Problem> problem = large
                    ? List.of(new Problem(
                            path,
                            0,
                            0,
                            "This descriptor is larger than 5 MB and was not read.",
                            "Move long definitions into files of their own and name them with $text."))
                    : List.of();
            return new DescriptorFile(List.of(new DescriptorFile.Read(0, 1, null, null, null, problem)));
        }

        void report(String path, List<Problem> more) {
            problems.computeIfAbsent(path, any -> new ArrayList<>()).addAll(more);
        }

        /** Whether the file still declares it, or is broken in a way that does not tell. */
        boolean holds(String path, String identity) {
            DescriptorFile file = loaded.get(path);
            return file == null
                    || file.unreadable()
                    || file.documents().stream().anyMatch(document -> identity.equals(document.identity()));
        }

        Set<String> gone() {
            return stored.stream()
                    .filter(row -> !holds(row.path(), row.ref()))
                    .map(Stored::ref)
                    .collect(Collectors.toSet());
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
            for (Map.Entry<SourceId, String> waiting : store.waitingFor(free)) {
                if (!waiting.getKey().equals(batch.id())) {
                    elsewhere.add(waiting);
                } else if (!batch.loaded.containsKey(waiting.getValue())) {
                    fresh.add(waiting.getValue());
                }
            }
            fresh.forEach(path -> batch.add(path, sources.file(batch.id(), path).orElse(null)));
        }
        entities(batch, gone);
        ownKinds(batch);
        batch.loaded
                .keySet()
                .forEach(
                        path -> sources.report(batch.id(), name(), path, batch.problems.getOrDefault(path, List.of())));
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
                Batch batch = new Batch(source.get(), files.get());
                paths.forEach(path -> batch.add(path, sources.file(id, path).orElse(null)));
                take(batch);
            }
        });
    }

    private void entities(Batch batch, Set<String> gone) {
        Instant now = clock.instant();
        Map<String, Stored> holders = new HashMap<>();
        store.ofRefs(declared(batch)).forEach(row -> holders.put(row.ref(), row));
        Map<String, EntityRow> winners = new LinkedHashMap<>();
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        batch.loaded.forEach((path, file) -> {
            Descriptor claimant = claimant(path, file);
            for (DescriptorFile.Read document : file.documents()) {
                Descriptor descriptor = document.descriptor();
                if (descriptor == null) {
                    continue;
                }
                String ref = descriptor.ref().toString();
                String holder = holder(batch, holders.get(ref), gone, winners.get(ref));
                if (holder == null || holder.equals(path)) {
                    winners.put(ref, row(batch, path, descriptor, descriptor.equals(claimant), now));
                } else {
                    waiting.computeIfAbsent(path, any -> new ArrayList<>()).add(ref);
                    batch.report(path, List.of(conflict(batch, path, descriptor, holders.get(ref), winners.get(ref))));
                }
            }
        });
        List<EntityRow> changed = new ArrayList<>();
        List<EntityRow> moved = new ArrayList<>();
        Map<String, UUID> uids = new HashMap<>();
        for (EntityRow row : winners.values()) {
            Stored before = holders.get(row.ref());
            uids.put(row.ref(), before == null ? UUID.randomUUID() : before.uid());
            if (before == null || !before.hash().equals(row.hash())) {
                changed.add(row);
            } else if (before.line() != row.descriptor().line()
                    || !java.util.Objects.equals(before.root(), row.root())) {
                moved.add(row);
            }
        }
        Set<String> removed = new HashSet<>(gone);
        removed.removeAll(winners.keySet());
        List<Event> happened = new ArrayList<>();
        Set<String> told = store.wait(batch.id(), batch.loaded.keySet(), waiting);
        waiting.forEach((path, refs) -> refs.stream()
                .filter(told::contains)
                .forEach(ref -> happened.add(event(batch, ref, What.CONFLICT, path, List.of()))));
        if (!changed.isEmpty() || !removed.isEmpty()) {
            happened.addAll(changes(batch, changed, removed, holders, uids));
            Set<String> fresh = changed.stream()
                    .map(EntityRow::ref)
                    .filter(ref -> !holders.containsKey(ref))
                    .collect(Collectors.toSet());
            store.remove(removed);
            store.write(batch.id(), changed, uids, now);
            store.relate(changed, removed, fresh);
            announce(changed, removed);
        }
        store.move(moved);
        store.remember(batch.id(), batch.source.revision(), happened, now);
    }

    private static Set<String> declared(Batch batch) {
        return batch.loaded.values().stream()
                .flatMap(file -> file.documents().stream())
                .map(DescriptorFile.Read::identity)
                .filter(identity -> identity != null && identity.contains(":"))
                .collect(Collectors.toSet());
    }

    /** The path that has the entity; null if it is free. A space cannot stand for a file of this source. */
    private static @Nullable String holder(
            Batch batch, @Nullable Stored holder, Set<String> gone, @Nullable EntityRow winner) {
        if (winner != null) {
            return winner.path();
        }
        if (holder == null || (holder.source().equals(batch.id().value()) && gone.contains(holder.ref()))) {
            return null;
        }
        return holder.source().equals(batch.id().value()) ? holder.path() : " ";
    }

    private static Problem conflict(
            Batch batch, String path, Descriptor descriptor, @Nullable Stored holder, @Nullable EntityRow winner) {
        String where = winner != null
                ? winner.path() + ", line " + winner.descriptor().line()
                : holder == null
                        ? "another file"
                        : holder.path() + ", line " + holder.line()
                                + (holder.source().equals(batch.id().value())
                                        ? ""
                                        : " of the source " + holder.source());
        return new Problem(
                path,
                descriptor.line(),
                1,
                descriptor.ref() + " is already declared in " + where + "; that one stays.",
                "Give one of the two another name or namespace, or remove one.");
    }

    private static @Nullable Descriptor claimant(String path, DescriptorFile file) {
        if (!DescriptorFile.catalogInfo(path)) {
            return null;
        }
        Descriptor first = null;
        for (DescriptorFile.Read document : file.documents()) {
            Descriptor descriptor = document.descriptor();
            if (descriptor != null && descriptor.ref().kind().equals("component")) {
                return descriptor;
            }
            first = first == null ? descriptor : first;
        }
        return first;
    }

    private static EntityRow row(Batch batch, String path, Descriptor descriptor, boolean claims, Instant now) {
        SourceFile file = batch.known.get(path);
        return EntityRow.of(
                descriptor,
                batch.source,
                path,
                EntityRow.root(descriptor, batch.source, path, claims),
                file == null ? now : file.changedAt());
    }

    private List<Event> changes(
            Batch batch,
            List<EntityRow> changed,
            Set<String> removed,
            Map<String, Stored> holders,
            Map<String, UUID> uids) {
        Map<String, String> before = store.documents(changed.stream()
                .map(EntityRow::ref)
                .filter(holders::containsKey)
                .toList());
        List<Event> events = new ArrayList<>();
        for (EntityRow row : changed) {
            String old = before.get(row.ref());
            UUID uid = uids.get(row.ref());
            events.add(
                    old == null || uid == null
                            ? event(batch, row.ref(), What.CREATED, row.path(), List.of())
                            : event(
                                    batch,
                                    row.ref(),
                                    What.CHANGED,
                                    row.path(),
                                    Difference.between(old, row.head(uid) + "}")));
        }
        batch.stored.stream()
                .filter(row -> removed.contains(row.ref()))
                .forEach(row -> events.add(event(batch, row.ref(), What.REMOVED, row.path(), List.of())));
        return events;
    }

    private static Event event(Batch batch, String ref, What what, String path, List<HistoryEntry.Change> changes) {
        SourceFile file = batch.known.get(path);
        return new Event(ref, what, path, file == null ? null : file.changedBy(), changes);
    }

    private void announce(List<EntityRow> changed, Set<String> removed) {
        List<String> refs = new ArrayList<>(removed);
        changed.forEach(row -> refs.add(row.ref()));
        store.touch();
        searchLog.changed(
                refs.stream().map(ref -> CatalogSearch.PREFIX + ":" + ref).toList());
        events.publishEvent(new EntitiesChanged(refs.stream().map(EntityRef::of).toList()));
    }

    /** In the order of the rooms' readers, so that a kind that others refer to can come first. */
    private void ownKinds(Batch batch) {
        Map<String, Declaration.Reader> readers = new LinkedHashMap<>();
        rooms.orderedStream().forEach(reader -> readers.put(reader.kind(), reader));
        List<OwnKind> stored = store.ownKinds(batch.id(), batch.loaded.keySet());
        List<OwnKind> gone = stored.stream()
                .filter(own -> !batch.holds(own.path(), own.kind() + "/" + own.name()))
                .toList();
        for (OwnKind own : gone) {
            Declaration.Reader reader = readers.get(own.kind());
            if (reader != null) {
                reader.removed(batch.id(), own.path(), own.name());
            }
        }
        store.removeOwnKinds(batch.id(), gone);

        List<Declaration> declared = batch.loaded.values().stream()
                .flatMap(file -> file.documents().stream())
                .map(DescriptorFile.Read::declaration)
                .filter(declaration -> declaration != null)
                .toList();
        List<OwnKind> added = new ArrayList<>();
        readers.forEach((kind, reader) -> declared.stream()
                .filter(declaration -> declaration.kind().equals(kind))
                .forEach(declaration -> {
                    batch.report(declaration.path(), reader.read(declaration));
                    added.add(new OwnKind(declaration.path(), kind, declaration.name()));
                }));
        store.addOwnKinds(batch.id(), added);
        declared.stream()
                .filter(declaration -> !readers.containsKey(declaration.kind()))
                .forEach(declaration -> batch.report(
                        declaration.path(),
                        List.of(declaration.problem(
                                "kind",
                                "The portal has no kind '" + declaration.kind() + "'.",
                                "Use one of " + String.join(", ", new java.util.TreeSet<>(readers.keySet())) + "."))));
    }
}
