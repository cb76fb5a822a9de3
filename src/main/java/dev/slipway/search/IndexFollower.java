package dev.slipway.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Keeps this node's index up with the store, on one thread with one connection: sleeps until the database says that
 * something changed, reads the change log from where the index stands, asks the sources, writes. Outlives a database that
 * restarts and an index that breaks.
 */
final class IndexFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);

    private static final long HELD_BACK = 50;
    private static final long HELD_BACK_LONG = 1_000;
    private static final long QUIET = Duration.ofSeconds(5).toMillis(); // more may follow what was just written
    private static final long WHILE_TIDYING = Duration.ofSeconds(1).toMillis();
    private static final long WHILE_BUILDING = 100;
    private static final int MANY = 100;
    private static final long REST_AFTER_MANY = 500; // what changes twice in it, read and then judged, is indexed once
    private static final long LONGEST_REST = 2_000; // a millisecond more for each change, as a flood goes on
    private static final long TRY_AGAIN = 1_000;
    private static final long TRY_AGAIN_LATER = 10_000;

    /** Opens a connection that nobody else uses. */
    interface Connecting {
        Connection open() throws SQLException;
    }

    private final IndexFolder folder;
    private final Connecting connecting;
    private final ChangeLog pooled;
    private final IndexFeed feed;
    private final Standing standing = new Standing();
    private final CommitPace pace = new CommitPace();
    private final Consumer<Set<String>> indexed;

    private volatile boolean running;
    private volatile boolean rebuildWanted;
    private volatile @Nullable Index index;
    private volatile @Nullable Rebuild rebuild;
    private volatile @Nullable Connection connection;
    private @Nullable Thread thread;
    private long heldBack = HELD_BACK;
    private long written;

    /**
     * @param pooled the log as the rest of the portal reads it, for rebuilding beside the follower
     * @param indexed told what can be found as it now is
     */
    IndexFollower(
            IndexFolder folder,
            Connecting connecting,
            ChangeLog pooled,
            Supplier<List<SearchSource>> sources,
            Consumer<Set<String>> indexed) {
        this.folder = folder;
        this.connecting = connecting;
        this.pooled = pooled;
        this.feed = new IndexFeed(sources);
        this.indexed = indexed;
    }

    /** The index that answers; null until there is one. */
    @Nullable
    Index index() {
        return index;
    }

    /** Whether the index once held all that the store held since this process began. */
    boolean caughtUp() {
        return standing.caughtUp() && index != null;
    }

    /** For how many milliseconds something has been waiting to be indexed; 0 if nothing is. */
    long lag() {
        return standing.lag();
    }

    /** Why the index does not follow; null if it does. */
    @Nullable
    String trouble() {
        return standing.trouble();
    }

    /** How many documents a rebuild that is under way has read; -1 if none is. */
    long rebuilding() {
        Rebuild current = rebuild;
        return current == null ? -1 : current.done();
    }

    /** Asks for the index to be built anew; one at a time. */
    void wantRebuild() {
        rebuildWanted = true;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("search-follower").start(this::run);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public synchronized void stop() {
        running = false;
        Connection open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run); // wakes the thread, which waits on it
            } catch (SQLException e) {
                log.debug("The connection was closed already", e);
            }
        }
        if (thread != null) {
            try {
                thread.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        long pause = TRY_AGAIN;
        while (running) {
            try {
                if (folder.take()) {
                    try (Connection open = connecting.open()) {
                        connection = open;
                        follow(open);
                    }
                } else {
                    tell("another portal uses the same data folder", null);
                }
                pause = TRY_AGAIN;
            } catch (SQLException | DataAccessException e) {
                tell("the database does not answer", e);
            } catch (CorruptIndexException e) {
                tell("the index is damaged", e);
                drop();
                deleteNewest();
            } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
                tell("the index cannot be written", e);
                drop();
            } catch (RuntimeException e) {
                tell("following the change log failed", e);
            } finally {
                connection = null;
            }
            sleep(pause);
            pause = Math.min(2 * pause, TRY_AGAIN_LATER);
        }
        close();
    }

    private void follow(Connection open) throws SQLException, IOException {
        try (Statement listen = open.createStatement()) {
            listen.execute("listen " + SearchLog.CHANNEL);
        }
        ChangeLog changes = new ChangeLog(JdbcClient.create(new SingleConnectionDataSource(open, true)));
        openIndex(changes);
        standing.well();
        PGConnection notices = open.unwrap(PGConnection.class);
        while (running) {
            long wait = step(changes);
            if (wait > 0) {
                notices.getNotifications((int) wait);
            }
        }
    }

    private void openIndex(ChangeLog changes) throws IOException {
        Index current = index;
        if (current == null && rebuild == null) {
            current = folder.openNewest();
            index = current;
        }
        LogCursor cursor = current == null ? null : current.cursor();
        ChangeLog.State state = changes.state();
        if (current == null || cursor == null) {
            rebuildWanted = true;
        } else if (!state.store().equals(current.store()) || !state.canBeFollowedFrom(cursor)) {
            log.info("The search index does not go with this database any more and is built anew");
            if (!state.store().equals(current.store())) {
                drop();
            }
            rebuildWanted = true;
        }
    }

    /** Does what is to be done; says for how long to wait for more, in milliseconds. */
    private long step(ChangeLog changes) throws IOException {
        startOrTakeOverRebuild(changes);
        Index current = index;
        if (current == null) {
            return WHILE_BUILDING;
        }
        Set<String> changed = new HashSet<>();
        int count = feed.follow(changes, current, changed);
        if (count > 0) {
            written = Standing.now();
            standing.behind();
            publish(changed);
        }
        if (count == IndexFeed.CHUNK) {
            pace.commitIfDue(current);
            return 0;
        }
        if (count >= MANY) {
            pace.commitIfDue(current);
            sleep(Math.min(LONGEST_REST, REST_AFTER_MANY + count));
            return 0;
        }
        if (changes.holdsBack(Objects.requireNonNull(current.cursor()))) {
            standing.behind();
            pace.commitIfDue(current);
            heldBack = count > 0 ? HELD_BACK : Math.min(2 * heldBack, HELD_BACK_LONG);
            return heldBack;
        }
        heldBack = HELD_BACK;
        boolean building = rebuild != null || rebuildWanted;
        standing.level(!building);
        if (building) {
            pace.commitIfDue(current);
            return WHILE_BUILDING;
        }
        long untilTidy = tidyIfQuiet(current);
        return Math.min(untilTidy, pace.commitIfDue(current));
    }

    /** Says when to come back, in milliseconds. */
    private long tidyIfQuiet(Index current) throws IOException {
        long quiet = Standing.now() - written;
        if (quiet < QUIET) {
            return QUIET - quiet;
        }
        return current.tidy() ? WHILE_TIDYING : CommitPace.IDLE;
    }

    private void startOrTakeOverRebuild(ChangeLog changes) throws IOException {
        Rebuild current = rebuild;
        if (current == null) {
            if (rebuildWanted) {
                rebuildWanted = false;
                rebuild = new Rebuild(folder, pooled, feed.sources()).start();
            }
            return;
        }
        if (!current.ended()) {
            return;
        }
        rebuild = null;
        Index fresh = current.result();
        if (fresh == null) {
            sleep(TRY_AGAIN);
            rebuildWanted = true;
            return;
        }
        Set<String> changed = new HashSet<>();
        feed.catchUp(changes, fresh, changed);
        Index old = index;
        index = fresh;
        if (old != null) {
            old.close();
        }
        folder.keepNewest();
        publish(changed);
    }

    private void publish(Set<String> changed) {
        try {
            indexed.accept(Set.copyOf(changed));
        } catch (RuntimeException e) {
            log.error("A listener to what was indexed failed", e);
        }
    }

    private void tell(String what, @Nullable Exception why) {
        if (running) {
            standing.troubled(what, why);
        }
    }

    /** Lets go of an index that is of no use; it is opened again, or built anew. */
    private void drop() {
        Index old = index;
        index = null;
        if (old != null) {
            try {
                old.close();
            } catch (IOException | RuntimeException e) {
                log.warn("The old index could not be closed", e);
            }
        }
    }

    private void deleteNewest() {
        try {
            folder.deleteNewest();
        } catch (IOException e) {
            log.warn("The damaged index could not be deleted", e);
        }
    }

    private void close() {
        Rebuild current = rebuild;
        if (current != null) {
            current.cancel();
        }
        drop();
        try {
            folder.release();
        } catch (IOException e) {
            log.warn("The index folder could not be released", e);
        }
    }

    private void sleep(long millis) {
        long until = Standing.now() + millis;
        while (running && Standing.now() < until) {
            try {
                Thread.sleep(Math.min(100, millis));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            }
        }
    }
}
