package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which file has which entity, where several declare it: the one that had it keeps it, else the first.
 *
 * @param holders what the store has of the entities that are declared, by ref
 * @param winners what shall be stored, by ref
 * @param waiting refs that a file declares in vain, by path
 */
record Claims(Map<String, Stored> holders, Map<String, EntityRow> winners, Map<String, List<String>> waiting) {

    static Claims judge(Batch batch, Set<String> gone, Collection<Stored> stored, Instant now) {
        Map<String, Stored> holders = new HashMap<>();
        stored.forEach(row -> holders.put(row.ref(), row));
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
        return new Claims(holders, winners, waiting);
    }

    static Set<String> declared(Batch batch) {
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
        if (holder == null
                || holder.orphan()
                || (holder.source().equals(batch.id().value()) && gone.contains(holder.ref()))) {
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

    static @Nullable Descriptor claimant(String path, DescriptorFile file) {
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
}
