package dev.slipway.search;

import dev.slipway.access.Permission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads everything that every source has into a second index, beside the one that goes on answering. */
final class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);

    private final IndexFolder folder;
    private final ChangeLog changes;
    private final List<SearchSource> sources;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile @Nullable Index result;
    private volatile boolean ended;
    private volatile boolean cancelled;

    Rebuild(IndexFolder folder, ChangeLog changes, List<SearchSource> sources) {
        this.folder = folder;
        this.changes = changes;
        this.sources = sources;
    }

    Rebuild start() {
        Thread.ofPlatform().daemon().name("search-rebuild").start(this::run);
        return this;
    }

    void cancel() {
        cancelled = true;
    }

    long done() {
        return done.get();
    }

    boolean ended() {
        return ended;
    }

    /** Once it has ended: the new index, which still has to follow what changed meanwhile; null if it failed. */
    @Nullable
    Index result() {
        return result;
    }

    private void run() {
        Index fresh = null;
        try {
            // taken before anything is read: what changes meanwhile is read once more, and nothing is missed
            ChangeLog.State state = changes.state();
            fresh = folder.create();
            for (SearchSource source : sources) {
                Index into = fresh;
                source.all(document -> add(into, document, source.readers()));
            }
            fresh.complete(state.store(), state.safe());
            fresh.refresh();
            fresh.commit();
            log.info("The search index was built from {} documents, {} failed", done, failed);
            result = fresh;
        } catch (IOException | RuntimeException e) {
            if (!cancelled) {
                log.error("The search index could not be built; it is tried again", e);
            }
            if (fresh != null) {
                discard(fresh);
            }
        } finally {
            ended = true;
        }
    }

    private void add(Index into, SearchDocument document, Permission readers) {
        if (cancelled) {
            throw new CancellationException("the portal stops");
        }
        try {
            into.add(document, readers);
            if (done.incrementAndGet() % 10_000 == 0) {
                log.info("Building the search index: {} documents so far", done);
            }
        } catch (IllegalArgumentException e) {
            failed.incrementAndGet();
            log.error("{} cannot be indexed and will not be found", document.id(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void discard(Index fresh) {
        try {
            fresh.close();
            folder.deleteNewest();
        } catch (IOException e) {
            log.warn("What was built of it could not be deleted", e);
        }
    }
}
