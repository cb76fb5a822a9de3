package dev.slipway.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Lets one visit at a time into a source, over all nodes. PostgreSQL holds the lock for a connection, so that it ends
 * with a killed portal, and without a transaction, which would hold up everyone who follows a change log.
 */
@Component
class SourceLock {

    private final DataSource database;
    private final Map<SourceId, ReentrantLock> here = new ConcurrentHashMap<>();

    SourceLock(DataSource database) {
        this.database = database;
    }

    enum Outcome {
        DONE,
        /** A visit that has not begun yet will do the same. */
        LEFT_TO_THE_NEXT,
        BUSY_ON_ANOTHER_NODE
    }

    Outcome alone(SourceId id, Runnable work) {
        ReentrantLock lock = here.computeIfAbsent(id, unseen -> new ReentrantLock(true));
        if (lock.hasQueuedThreads()) {
            return Outcome.LEFT_TO_THE_NEXT;
        }
        lock.lock();
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(hashtextextended(?, 0))", id)) {
                return Outcome.BUSY_ON_ANOTHER_NODE;
            }
            try {
                work.run();
            } finally {
                unlock(connection, id);
            }
            return Outcome.DONE;
        } catch (SQLException e) {
            throw new IllegalStateException("the lock of source " + id + " could not be asked for", e);
        } finally {
            lock.unlock();
        }
    }

    /** A connection that would keep the lock must not go back to the pool. */
    private static void unlock(Connection connection, SourceId id) throws SQLException {
        boolean free = false;
        try {
            free = ask(connection, "select pg_advisory_unlock(hashtextextended(?, 0))", id);
        } finally {
            if (!free) {
                connection.unwrap(Connection.class).abort(Runnable::run);
            }
        }
    }

    private static boolean ask(Connection connection, String question, SourceId id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, "slipway.source:" + id.value());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
