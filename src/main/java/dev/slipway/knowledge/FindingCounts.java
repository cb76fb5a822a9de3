package dev.slipway.knowledge;

import dev.slipway.knowledge.Finding.Weight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By entity how many findings matter, and how many were stated last; an entity with documents and none has 0. */
@Component
class FindingCounts {

    private static final String COUNTED = """
             from knowledge.document d
            left join knowledge.finding f on f.source = d.source and f.path = d.path
              and f.weight < :low and (f.due is null or f.due <= :today)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    FindingCounts(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<String, Long> of(Collection<String> entities, LocalDate today) {
        return counts(jdbc.sql("select d.entity, count(f.check_id) as n" + COUNTED
                        + " where d.entity = any(:entities) group by d.entity")
                .param("entities", entities.toArray(String[]::new))
                .param("low", Weight.LOW.ordinal())
                .param("today", today));
    }

    /** Those whose count is another than was stated, or was stated before this moment. */
    Map<String, Long> due(LocalDate today, Instant before, int limit) {
        return counts(jdbc.sql("select c.entity, c.n from (select d.entity, count(f.check_id) as n" + COUNTED
                        + " where d.entity is not null group by d.entity) c"
                        + " left join knowledge.finding_stated s on s.entity = c.entity"
                        + " where s.entity is null or s.count <> c.n or s.at <= :before order by c.entity limit :limit")
                .param("low", Weight.LOW.ordinal())
                .param("today", today)
                .param("before", Timestamp.from(before))
                .param("limit", limit));
    }

    private static Map<String, Long> counts(JdbcClient.StatementSpec asked) {
        Map<String, Long> counts = new LinkedHashMap<>();
        asked.query((ResultSet row, int i) -> put(counts, row)).list();
        return counts;
    }

    private static int put(Map<String, Long> counts, ResultSet row) throws SQLException {
        counts.put(row.getString("entity"), row.getLong("n"));
        return 0;
    }

    void stated(Map<String, Long> counts, Instant at) {
        List<Map.Entry<String, Long>> inOrder = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList(); // or two would wait for each other
        batches.batchUpdate("""
                insert into knowledge.finding_stated (entity, count, at) values (?, ?, ?)
                on conflict (entity) do update set count = excluded.count, at = excluded.at
                """, inOrder, 500, (row, one) -> {
            row.setString(1, one.getKey());
            row.setLong(2, one.getValue());
            row.setTimestamp(3, Timestamp.from(at));
        });
    }
}
