package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.source.FileTree;
import dev.slipway.source.Problem;
import dev.slipway.source.Source;
import dev.slipway.source.SourceFile;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The files of one source that are judged together. */
final class Batch {
    private static final int AT_A_TIME = 8;

    final Source source;
    final FileTree files;
    final Map<String, DescriptorFile> loaded = new TreeMap<>();
    final Map<String, SourceFile> known = new HashMap<>();
    final Map<String, List<Problem>> problems = new TreeMap<>();
    final List<Stored> stored = new ArrayList<>();

    /** Files that are no more. */
    private final Set<String> without = new HashSet<>();

    private final Surroundings around;

    Batch(Source source, FileTree files, RemoteFiles remote) {
        this.source = source;
        this.files = files;
        this.around = new Surroundings(source, files, remote);
    }

    SourceId id() {
        return source.id();
    }

    void removed(String path) {
        without.add(path);
        loaded.put(path, new DescriptorFile(List.of()));
    }

    void add(String path, @Nullable SourceFile file) {
        add(path, file, read(path, file));
    }

    /** A few at a time, as some wait for what they fetch from elsewhere. */
    void addAll(List<SourceFile> all) {
        try (ExecutorService readers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<Future<DescriptorFile>> read = all.stream()
                    .map(file -> readers.submit(() -> read(file.path(), file)))
                    .toList();
            try {
                for (int i = 0; i < all.size(); i++) {
                    add(all.get(i).path(), all.get(i), read.get(i).get());
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                readers.shutdownNow();
            }
        }
    }

    private DescriptorFile read(String path, @Nullable SourceFile file) {
        return files.read(path)
                .map(bytes -> DescriptorFile.read(id(), path, bytes, around))
                .orElseGet(() -> unread(path, file));
    }

    private void add(String path, @Nullable SourceFile file, DescriptorFile read) {
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

    /** By ref, what became of the descriptors of entities that these files no longer declare. */
    Map<String, String> whys(Set<String> lost) {
        String commit = source.revision() == null
                ? ""
                : " since commit "
                        + source.revision()
                                .substring(0, Math.min(8, source.revision().length()));
        Map<String, String> whys = new TreeMap<>();
        stored.stream()
                .filter(row -> lost.contains(row.ref()))
                .forEach(row -> whys.put(
                        row.ref(),
                        without.contains(row.path())
                                ? "Its file " + row.path() + " is gone" + commit + "."
                                : "Its file " + row.path() + " no longer declares it" + commit + "."));
        return whys;
    }

    /** By ref, what is wrong with the descriptors of entities that these files declare or declared. */
    Map<String, List<Problem>> faults() {
        Map<String, List<Problem>> faults = new TreeMap<>();
        stored.forEach(row -> faults.put(row.ref(), List.of()));
        loaded.forEach((path, file) -> {
            List<Problem> nobodys = new ArrayList<>();
            file.documents().forEach(document -> {
                if (document.identity() == null) {
                    nobodys.addAll(document.problems());
                } else {
                    faults.put(document.identity(), document.problems());
                }
            });
            if (!nobodys.isEmpty()) {
                stored.stream()
                        .filter(row -> row.path().equals(path)
                                && faults.getOrDefault(row.ref(), List.of()).isEmpty())
                        .forEach(row -> faults.put(row.ref(), List.copyOf(nobodys)));
            }
        });
        return faults;
    }

    Set<String> gone() {
        return stored.stream()
                .filter(row -> !holds(row.path(), row.ref()))
                .map(Stored::ref)
                .collect(Collectors.toSet());
    }
}
