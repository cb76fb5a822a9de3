package dev.slipway.catalog;

import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Entities that stand on themselves in the end, told to each of the circle. */
@Component
class CycleFindings implements CatalogFinding {

    private static final int MOST_NAMED = 6;

    private final JdbcTemplate jdbc;
    private final Dependencies dependencies;

    CycleFindings(JdbcTemplate jdbc, Dependencies dependencies) {
        this.jdbc = jdbc;
        this.dependencies = dependencies;
    }

    @Override
    public void find(Told told) {
        Map<String, List<EntityRef>> circles = new HashMap<>();
        dependencies.cycles().forEach(circle -> circle.forEach(ref -> circles.put(ref.toString(), circle)));
        if (circles.isEmpty()) {
            return;
        }
        jdbc.query(
                "select source, path, line, ref from catalog.entity where ref = any(?) and orphaned_at is null"
                        + " order by source, path, line limit 5000",
                row -> {
                    String ref = row.getString(4);
                    told.of(
                            new SourceId(row.getString(1)),
                            new Problem(
                                    row.getString(2),
                                    row.getInt(3),
                                    1,
                                    ref + words(ref, circles.getOrDefault(ref, List.of())),
                                    "Break the circle: turn one call into an event (an API of the type asyncapi), or move"
                                            + " what both need into a part of its own."));
                },
                (Object) circles.keySet().toArray(String[]::new));
    }

    private static String words(String self, List<EntityRef> circle) {
        if (circle.size() == 1) {
            return " stands on itself.";
        }
        String others = circle.stream()
                .map(EntityRef::toString)
                .filter(ref -> !ref.equals(self))
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        int more = circle.size() - 1 - MOST_NAMED;
        return " stands on itself by way of " + others + (more > 0 ? " and " + more + " more" : "") + ".";
    }
}
