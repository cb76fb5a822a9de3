package dev.slipway.search;

import java.util.Collection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Where rooms say what changed, within their own transaction, so that every node's index can follow. */
@Component
public class SearchLog {

    /** Followers listen here; the message is empty, so that a transaction wakes them once however often it tells. */
    static final String CHANNEL = "slipway_search";

    private final JdbcTemplate jdbc;

    SearchLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param ids of {@link SearchDocument}s that are new, different or gone */
    public void changed(Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        String[] docs = ids.stream().distinct().toArray(String[]::new);
        jdbc.query(
                "with logged as (insert into search.change_log (doc) select unnest(?::text[]))" + " select pg_notify('"
                        + CHANNEL + "', '')",
                row -> {},
                (Object) docs);
    }
}
