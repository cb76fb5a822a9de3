package dev.slipway.catalog;

import dev.slipway.schedule.RecurringTask;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Tells whoever keeps a file what every {@link CatalogFinding} finds there. Costs one statement while nothing changes. */
@Component
class CatalogFindings implements RecurringTask {

    static final String READER = "catalog findings";

    private final JdbcTemplate jdbc;
    private final Sources sources;
    private final List<CatalogFinding> kinds;
    private String seen = "";

    CatalogFindings(JdbcTemplate jdbc, Sources sources, List<CatalogFinding> kinds) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.kinds = kinds;
    }

    @Override
    public String name() {
        return "catalog-findings";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public synchronized void run() {
        String state = String.valueOf(jdbc.queryForObject("""
                select n || ' ' || (select count(*) || ' ' || coalesce(sum(hashtext(source || ' ' || path || ' ' || ref)), 0)
                  from catalog.waiting) from catalog.revision""", String.class));
        if (state.equals(seen)) {
            return;
        }
        Map<SourceId, List<Problem>> found = new HashMap<>();
        kinds.forEach(kind -> kind.find((source, problem) ->
                found.computeIfAbsent(source, any -> new ArrayList<>()).add(problem)));
        sources.reportAll(READER, found);
        seen = state;
    }
}
