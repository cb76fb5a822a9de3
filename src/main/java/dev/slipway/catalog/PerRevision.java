package dev.slipway.catalog;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What was computed from the catalog, once for each state of it: whoever asks has read the catalog's revision, so what is
 * kept here is right on every node. Of many who ask for the same at once one computes it, and the others wait.
 */
@Component
class PerRevision {

    /** The revision, as a column of a statement that reads entities. */
    static final String REVISION = "(select n from catalog.revision)";

    private static final int MOST = 2_000;

    private final JdbcTemplate jdbc;
    private volatile State state = new State(-1, new ConcurrentHashMap<>());

    PerRevision(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record State(long revision, ConcurrentMap<List<Object>, FutureTask<Object>> values) {}

    long revision() {
        Long revision = jdbc.queryForObject("select n from catalog.revision", Long.class);
        return revision == null ? 0 : revision;
    }

    /** How many entities pass. */
    long count(Condition condition) {
        return count(condition, revision());
    }

    /** @param revision of the catalog, as it was read before or with the rows */
    long count(Condition condition, long revision) {
        return get(condition.key(), revision, () -> {
            Long count = jdbc.queryForObject(
                    "select count(*) from catalog.entity e where " + condition.sql(), Long.class, condition.values());
            return count == null ? 0L : count;
        });
    }

    /** @param key names what is computed, its type included */
    @SuppressWarnings("unchecked") // a key always stands for the same computation
    <T> T get(List<Object> key, long revision, Supplier<T> compute) {
        State now = at(revision);
        if (now.revision > revision) {
            return compute.get(); // asked with an old revision: nobody else will
        }
        FutureTask<Object> task = new FutureTask<>(compute::get);
        FutureTask<Object> first = now.values.size() < MOST ? now.values.putIfAbsent(key, task) : now.values.get(key);
        if (first == null) {
            task.run();
            first = task;
        }
        try {
            return (T) first.get();
        } catch (ExecutionException e) {
            now.values.remove(key, first);
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the catalog was counted", e);
        }
    }

    private State at(long revision) {
        State now = state;
        if (revision > now.revision) {
            synchronized (this) {
                now = state;
                if (revision > now.revision) {
                    now = new State(revision, new ConcurrentHashMap<>());
                    state = now;
                }
            }
        }
        return now;
    }
}
