package dev.slipway.scan;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.catalog.Rooted;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import dev.slipway.source.FileTree;
import dev.slipway.source.Source;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Scans the files of entities and states what the detectors find. One scan at a time on a node, on as many threads as
 * there are processors; files are read outside of any transaction, and a batch of entities is written in one.
 */
@Component
class Scanner {

    static final String STATED_BY = "Repository scan";

    private static final Logger log = LoggerFactory.getLogger(Scanner.class);
    private static final int BATCH = 100;
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final Sources sources;
    private final Catalog catalog;
    private final Facts facts;
    private final Inspector inspector;
    private final ScanStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    Scanner(
            Sources sources,
            Catalog catalog,
            Facts facts,
            Inspector inspector,
            ScanStore store,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.catalog = catalog;
        this.facts = facts;
        this.inspector = inspector;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    String version() {
        return inspector.version(facts.types().keySet());
    }

    /** Entities of which one of these files is new, different or gone, and those that were never scanned. */
    void filesChanged(SourceId source, Collection<String> paths) {
        if (paths.isEmpty()) {
            return;
        }
        Roots roots = new Roots(catalog.roots(source));
        Set<String> touched = new LinkedHashSet<>();
        for (String path : paths) {
            String root = roots.of(path);
            if (root != null) {
                touched.add(root);
            }
        }
        touched.addAll(notScanned(source, roots, roots.byFolder().keySet()));
        scan(source, roots, touched);
    }

    /** Those of the entities that have files of their own and were never scanned there. */
    void entitiesChanged(Collection<EntityRef> refs) {
        Map<SourceId, Set<String>> bySource = new LinkedHashMap<>();
        Set<EntityRef> without = new LinkedHashSet<>(refs);
        for (Rooted entity : catalog.rooted(refs)) {
            if (entity.root() != null) {
                without.remove(entity.ref());
                bySource.computeIfAbsent(entity.source(), source -> new LinkedHashSet<>())
                        .add(entity.root());
            }
        }
        leave(without);
        bySource.forEach((source, folders) -> {
            if (!sources.progress().containsKey(source)) { // else its visit still goes on, and tells when it is over
                Roots roots = new Roots(catalog.roots(source));
                scan(source, roots, notScanned(source, roots, folders));
            }
        });
    }

    /** Looks again at entities that were scanned before, so that what is still so stays fresh. */
    void again(SourceId source, Collection<EntityRef> refs) {
        boolean reached = sources.find(source).map(Source::error).isEmpty();
        if (!reached) {
            return; // nobody has seen the files lately; what is known of them grows old
        }
        Roots roots = new Roots(catalog.roots(source));
        Set<String> folders = new LinkedHashSet<>();
        roots.byFolder().forEach((folder, ref) -> {
            if (refs.contains(ref)) {
                folders.add(folder);
            }
        });
        scan(source, roots, folders);
    }

    /** An entity that is gone or claims no files any more has no findings. */
    private void leave(Set<EntityRef> without) {
        Set<EntityRef> scanned = store.of(without).keySet();
        if (!scanned.isEmpty()) {
            transaction.executeWithoutResult(status -> {
                Map<EntityRef, List<Statement>> nothing = new LinkedHashMap<>();
                scanned.forEach(ref -> nothing.put(ref, List.of()));
                facts.replace(STATED_BY, nothing);
                store.forget(scanned);
            });
        }
    }

    private Set<String> notScanned(SourceId source, Roots roots, Collection<String> folders) {
        Map<EntityRef, String> wanted = new LinkedHashMap<>();
        for (String folder : folders) {
            EntityRef ref = roots.byFolder().get(folder);
            if (ref != null) {
                wanted.put(ref, folder);
            }
        }
        Map<EntityRef, Scanned> known = store.of(wanted.keySet());
        String version = version();
        Set<String> missing = new LinkedHashSet<>();
        wanted.forEach((ref, folder) -> {
            Scanned scanned = known.get(ref);
            if (scanned == null
                    || !scanned.root().equals(folder)
                    || !scanned.source().equals(source)
                    || !scanned.detectors().equals(version)) {
                missing.add(folder);
            }
        });
        return missing;
    }

    private record Result(Scanned scanned, @Nullable List<Statement> statements) {}

    private record Looked(Instant at, List<Future<List<Result>>> slices) {}

    /** While one batch is written the next is looked at. */
    private void scan(SourceId source, Roots roots, Set<String> folders) {
        if (folders.isEmpty()) {
            return;
        }
        one.lock();
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            FileTree files = sources.files(source).orElse(null);
            if (files == null) {
                return; // unreachable: what is known stays, and grows old
            }
            List<Map.Entry<String, List<String>>> work =
                    List.copyOf(roots.files(folders, files.paths()).entrySet());
            Looked before = null;
            for (int from = 0; from < work.size(); from += BATCH) {
                Looked next = look(pool, source, roots, work.subList(from, Math.min(work.size(), from + BATCH)));
                if (before != null) {
                    write(before);
                }
                before = next;
            }
            if (before != null) {
                write(before);
            }
            log.info("Scanned {} entities of source {}", work.size(), source);
        } finally {
            one.unlock();
        }
    }

    private Looked look(
            ExecutorService pool, SourceId source, Roots roots, List<Map.Entry<String, List<String>>> work) {
        Map<String, FactType> types = facts.types();
        String version = inspector.version(types.keySet());
        List<EntityRef> refs =
                work.stream().map(entry -> claimer(roots, entry.getKey())).toList();
        Map<EntityRef, Scanned> known = store.of(refs);
        Instant now = clock.instant();
        List<Future<List<Result>>> slices = new ArrayList<>();
        int threads = Math.min(THREADS, work.size());
        for (int thread = 0; thread < threads; thread++) {
            int first = thread;
            slices.add(pool.submit(() -> {
                List<Result> results = new ArrayList<>();
                FileTree files = sources.files(source).orElse(null); // each thread its own reader
                if (files == null) {
                    return results; // removed or out of reach since: what is known stays, and grows old
                }
                for (int i = first; i < work.size(); i += threads) {
                    List<String> paths = work.get(i).getValue();
                    String root = work.get(i).getKey();
                    ReadOnce read = new ReadOnce(files);
                    Scanned scanned = new Scanned(refs.get(i), source, root, version, hash(read, paths));
                    results.add(new Result(
                            scanned,
                            scanned.equals(known.get(refs.get(i)))
                                    ? null
                                    : inspector.inspect(
                                            new RepositoryFiles(source, root, paths, read::again), types, now)));
                }
                return results;
            }));
        }
        return new Looked(now, slices);
    }

    private void write(Looked looked) {
        List<Result> results = new ArrayList<>();
        looked.slices().forEach(slice -> results.addAll(result(slice)));
        Map<EntityRef, List<Statement>> found = new LinkedHashMap<>();
        List<EntityRef> same = new ArrayList<>();
        for (Result result : results) {
            if (result.statements() == null) {
                same.add(result.scanned().entity());
            } else {
                found.put(result.scanned().entity(), result.statements());
            }
        }
        transaction.executeWithoutResult(status -> {
            facts.replace(STATED_BY, found);
            facts.renew(STATED_BY, same);
            store.put(results.stream().map(Result::scanned).toList(), looked.at());
        });
    }

    private static EntityRef claimer(Roots roots, String folder) {
        EntityRef ref = roots.byFolder().get(folder);
        if (ref == null) {
            throw new IllegalStateException("nobody has the root " + folder);
        }
        return ref;
    }

    private static String hash(ReadOnce files, List<String> paths) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String path : paths) {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                if (RepositoryFiles.reads(path)) {
                    files.first(path).ifPresent(digest::update);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Result> result(Future<List<Result>> slice) {
        try {
            return slice.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while scanning", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scan failed", e.getCause());
        }
    }
}
