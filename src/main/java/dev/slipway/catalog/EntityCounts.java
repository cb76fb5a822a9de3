package dev.slipway.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How many entities pass a condition, counted once for each state of the catalog: a page reads the catalog's revision
 * with its rows, so the count that is kept here is right on every node.
 */
@Component
class EntityCounts {

    static final String REVISION = "(select n from catalog.revision)";

    private static final int MOST = 2_000;

    private final JdbcTemplate jdbc;
    private final Map<List<Object>, Long> counts = new HashMap<>();
    private long countedAt = -1;

    EntityCounts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    long of(Condition condition) {
        Long revision = jdbc.queryForObject("select n from catalog.revision", Long.class);
        return of(condition, revision == null ? 0 : revision);
    }

    /** @param revision of the catalog, as it was read before or with the rows */
    long of(Condition condition, long revision) {
        List<Object> key = condition.key();
        Long known = known(key, revision);
        if (known != null) {
            return known;
        }
        Long count = jdbc.queryForObject(
                "select count(*) from catalog.entity e where " + condition.sql(), Long.class, condition.values());
        keep(key, revision, count == null ? 0 : count);
        return count == null ? 0 : count;
    }

    private synchronized @Nullable Long known(List<Object> key, long revision) {
        return revision == countedAt ? counts.get(key) : null;
    }

    private synchronized void keep(List<Object> key, long revision, long count) {
        if (revision > countedAt) {
            counts.clear();
            countedAt = revision;
        }
        if (revision == countedAt && counts.size() < MOST) {
            counts.put(key, count);
        }
    }
}
