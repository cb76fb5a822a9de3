package dev.slipway.readiness;

import dev.slipway.catalog.EntityRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code readiness.history}: every judgement that came out differently from the one before. Only ever added to. */
@Component
class JudgementHistory {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<List<Change.Moved>> MOVED = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    JudgementHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void append(Collection<Change> changes) {
        jdbc.batchUpdate(
                """
                insert into readiness.history (scorecard, entity, at, score, before, verdicts, changes)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""",
                changes.stream()
                        .map(change -> new @Nullable Object[] {
                            change.scorecard(),
                            change.entity().toString(),
                            Timestamp.from(change.at()),
                            change.score(),
                            change.before(),
                            json.writeValueAsString(change.verdicts()),
                            json.writeValueAsString(change.moved())
                        })
                        .toList());
    }

    /** The score that each had at a moment, for those that had been judged by then. */
    Map<EntityRef, Double> scoresAt(String scorecard, Collection<EntityRef> refs, Instant moment) {
        Map<EntityRef, Double> scores = new HashMap<>();
        jdbc.query(
                """
                select distinct on (entity) entity, score from readiness.history
                where scorecard = ? and entity = any(?) and at <= ? order by entity, at desc, id desc""",
                result -> {
                    scores.put(EntityRef.of(result.getString(1)), result.getDouble(2));
                },
                scorecard,
                refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new),
                Timestamp.from(moment));
        return scores;
    }

    @Nullable
    Double meanAt(String scorecard, Instant moment) {
        return jdbc.queryForObject("""
                select avg(score) from (select distinct on (entity) score from readiness.history
                  where scorecard = ? and at <= ? order by entity, at desc, id desc) then_""", Double.class, scorecard, Timestamp.from(moment));
    }

    /** Oldest first, since a moment, and the one before it. */
    List<Change> since(String scorecard, EntityRef ref, Instant since) {
        return jdbc.query(
                """
                select entity, scorecard, at, score, before, verdicts, changes from readiness.history
                where scorecard = ? and entity = ? and at >= coalesce((select max(at) from readiness.history
                  where scorecard = ? and entity = ? and at <= ?), '-infinity') order by at, id""",
                (result, i) -> change(result),
                scorecard,
                ref.toString(),
                scorecard,
                ref.toString(),
                Timestamp.from(since));
    }

    /** Latest first; first judgements are no news. */
    List<Change> latest(String scorecard, int limit) {
        return jdbc.query("""
                select entity, scorecard, at, score, before, verdicts, changes from readiness.history
                where scorecard = ? and before is not null order by at desc, id desc limit ?""", (result, i) -> change(result), scorecard, limit);
    }

    private Change change(ResultSet result) throws SQLException {
        double before = result.getDouble("before");
        boolean first = result.wasNull();
        return new Change(
                EntityRef.of(result.getString("entity")),
                result.getString("scorecard"),
                result.getTimestamp("at").toInstant(),
                result.getDouble("score"),
                first ? null : before,
                json.readValue(result.getString("verdicts"), WORDS),
                json.readValue(result.getString("changes"), MOVED));
    }
}
