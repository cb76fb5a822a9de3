package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.catalog.EntityRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code readiness.assessment}. Written set by set, so it is plain SQL. */
@Component
class AssessmentRepository {

    private static final String COLUMNS = """
            entity, scorecard, name, title, owner, system, tier, score, categories, outcomes, verdicts, blockers,
            judged_at, revision, stale_at""";

    private static final TypeReference<Map<String, Double>> SCORES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, Integer>>> COUNTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    AssessmentRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A standing with what only the machine that keeps it needs. */
    record Row(Standing standing, long revision, @Nullable Instant staleAt) {}

    Map<EntityRef, Row> rows(String scorecard, Collection<EntityRef> refs) {
        Map<EntityRef, Row> rows = new HashMap<>();
        jdbc.query(
                "select " + COLUMNS + " from readiness.assessment where scorecard = ? and entity = any(?)",
                result -> {
                    Row row = row(result);
                    rows.put(row.standing().entity(), row);
                },
                scorecard,
                names(refs));
        return rows;
    }

    Optional<Standing> find(String scorecard, EntityRef ref) {
        return Optional.ofNullable(rows(scorecard, List.of(ref)).get(ref)).map(Row::standing);
    }

    void write(Collection<Row> rows) {
        jdbc.batchUpdate(
                """
                insert into readiness.assessment (scorecard, entity, name, title, owner, system, tier, revision, score,
                  categories, outcomes, verdicts, blockers, judged_at, stale_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)
                on conflict (entity, scorecard) do update set name = excluded.name, title = excluded.title,
                  owner = excluded.owner, system = excluded.system, tier = excluded.tier, revision = excluded.revision,
                  score = excluded.score, categories = excluded.categories, outcomes = excluded.outcomes,
                  verdicts = excluded.verdicts, blockers = excluded.blockers, judged_at = excluded.judged_at,
                  stale_at = excluded.stale_at""",
                rows.stream()
                        .map(row -> {
                            Standing standing = row.standing();
                            return new @Nullable Object[] {
                                standing.scorecard(),
                                standing.entity().toString(),
                                standing.name(),
                                standing.title(),
                                standing.owner(),
                                standing.system(),
                                standing.tier(),
                                row.revision(),
                                standing.score(),
                                json.writeValueAsString(standing.categories()),
                                json.writeValueAsString(words(standing.outcomes())),
                                json.writeValueAsString(verdictWords(standing.verdicts())),
                                json.writeValueAsString(counts(standing.blockers())),
                                Timestamp.from(standing.judgedAt()),
                                row.staleAt() == null ? null : Timestamp.from(row.staleAt())
                            };
                        })
                        .toList());
    }

    /** Forgets how these stand; their history stays. Says which were known. */
    List<EntityRef> forget(String scorecard, Collection<EntityRef> refs) {
        return jdbc.query(
                "delete from readiness.assessment where scorecard = ? and entity = any(?) returning entity",
                (result, i) -> EntityRef.of(result.getString(1)),
                scorecard,
                names(refs));
    }

    int forgetScorecardsBut(Collection<String> scorecards) {
        return jdbc.update("delete from readiness.assessment where scorecard <> all(?)", (Object)
                scorecards.toArray(String[]::new));
    }

    /** Those that were last judged by another revision. */
    List<EntityRef> judgedByAnother(String scorecard, long revision) {
        return jdbc.query(
                "select entity from readiness.assessment where scorecard = ? and revision <> ?",
                (result, i) -> EntityRef.of(result.getString(1)),
                scorecard,
                revision);
    }

    List<EntityRef> judgedBy(String scorecard, long revision) {
        return jdbc.query(
                "select entity from readiness.assessment where scorecard = ? and revision = ?",
                (result, i) -> EntityRef.of(result.getString(1)),
                scorecard,
                revision);
    }

    List<EntityRef> stale(Instant moment, int limit) {
        return jdbc.query("""
                select distinct entity from (select entity from readiness.assessment
                  where stale_at <= ? order by stale_at limit ?) s""", (result, i) -> EntityRef.of(result.getString(1)), Timestamp.from(moment), limit);
    }

    /** Worst first. */
    Page<Standing> list(String scorecard, String target, StandingFilter filter, int offset, int limit) {
        Where where = where(scorecard, target, filter);
        Long total = jdbc.queryForObject(
                "select count(*) from readiness.assessment where " + where.sql(), Long.class, where.values());
        List<Standing> standings = jdbc.query(
                "select " + COLUMNS + " from readiness.assessment where " + where.sql()
                        + " order by score, entity limit ? offset ?",
                (result, i) -> row(result).standing(),
                where.values(limit, offset));
        return new Page<>(standings, total == null ? 0 : total);
    }

    /** Most critical blockers first, then most high ones, then the lowest score. */
    List<Standing> mostPressing(String scorecard, String target, StandingFilter filter, int limit) {
        Where where = where(scorecard, target, filter);
        List<Object> values = new ArrayList<>(List.of(where.values()));
        values.addAll(List.of(target, target, limit));
        return jdbc.query(
                "select " + COLUMNS + " from readiness.assessment where " + where.sql() + "\n" + """
                         order by coalesce((blockers -> ? ->> 'critical')::int, 0) desc,
                          coalesce((blockers -> ? ->> 'high')::int, 0) desc, score, entity limit ?""",
                (result, i) -> row(result).standing(),
                values.toArray());
    }

    record Totals(long entities, double mean) {}

    Totals totals(String scorecard, String target, StandingFilter filter) {
        Where where = where(scorecard, target, filter);
        Totals totals = jdbc.queryForObject(
                "select count(*), coalesce(avg(score), 0) from readiness.assessment where " + where.sql(),
                (result, i) -> new Totals(result.getLong(1), result.getDouble(2)),
                where.values());
        return totals == null ? new Totals(0, 0) : totals;
    }

    Map<Verdict, Long> verdicts(String scorecard, String target, StandingFilter filter) {
        Where where = where(scorecard, target, filter);
        List<Object> values = new ArrayList<>(List.of(target));
        values.addAll(List.of(where.values()));
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        jdbc.query(
                "select verdicts ->> ?, count(*) from readiness.assessment where " + where.sql() + " group by 1",
                result -> {
                    String word = result.getString(1);
                    long count = result.getLong(2);
                    if (word != null) {
                        Verdict.ofWord(word).ifPresent(verdict -> verdicts.put(verdict, count));
                    }
                },
                values.toArray());
        return verdicts;
    }

    /** Worst first. */
    List<OwnerMean> byOwner(String scorecard, String target, StandingFilter filter, int limit) {
        Where where = where(scorecard, target, filter);
        Map<String, Map<String, Double>> categories = new HashMap<>();
        jdbc.query(
                "select coalesce(owner, ''), c.key, avg(c.value::float8) from readiness.assessment,"
                        + " jsonb_each_text(categories) c where " + where.sql() + " group by 1, 2",
                result -> {
                    categories
                            .computeIfAbsent(result.getString(1), owner -> new HashMap<>())
                            .put(result.getString(2), result.getDouble(3));
                },
                where.values());
        return jdbc.query(
                "select owner, count(*), avg(score) from readiness.assessment where " + where.sql()
                        + " group by 1 order by 3, 1 limit ?",
                (result, i) -> {
                    String owner = result.getString(1);
                    return new OwnerMean(
                            owner,
                            result.getLong(2),
                            result.getDouble(3),
                            categories.getOrDefault(owner == null ? "" : owner, Map.of()));
                },
                where.values(limit));
    }

    /** By how much a day changed the sum of all scores, and how many entities came in on it. */
    record DayChange(double sum, long entities) {}

    Map<LocalDate, DayChange> changes(String scorecard, String target, StandingFilter filter, LocalDate since) {
        Where where = where(scorecard, target, filter);
        List<Object> values = new ArrayList<>(List.of(
                scorecard, Timestamp.from(since.atStartOfDay(ZoneOffset.UTC).toInstant())));
        values.addAll(List.of(where.values()));
        Map<LocalDate, DayChange> changes = new HashMap<>();
        jdbc.query(
                "select (at at time zone 'UTC')::date, sum(score - coalesce(before, 0)),"
                        + " count(*) filter (where before is null) from readiness.history"
                        + " where scorecard = ? and at >= ?"
                        + " and entity in (select entity from readiness.assessment where " + where.sql()
                        + ") group by 1",
                result -> {
                    changes.put(
                            result.getObject(1, LocalDate.class),
                            new DayChange(result.getDouble(2), result.getLong(3)));
                },
                values.toArray());
        return changes;
    }

    /** How many fall into each whole score, which the bands are made of. */
    Map<Integer, Long> byScore(String scorecard, String target, StandingFilter filter) {
        Where where = where(scorecard, target, filter);
        Map<Integer, Long> counts = new HashMap<>();
        jdbc.query(
                "select floor(score)::int, count(*) from readiness.assessment where " + where.sql() + " group by 1",
                result -> {
                    counts.put(result.getInt(1), result.getLong(2));
                },
                where.values());
        return counts;
    }

    Map<String, Double> categoryMeans(String scorecard, String target, StandingFilter filter) {
        Where where = where(scorecard, target, filter);
        Map<String, Double> means = new HashMap<>();
        jdbc.query(
                "select c.key, avg(c.value::float8) from readiness.assessment, jsonb_each_text(categories) c where "
                        + where.sql() + " group by 1",
                result -> {
                    means.put(result.getString(1), result.getDouble(2));
                },
                where.values());
        return means;
    }

    /** By question, how many have not passed it although it applies. */
    Map<String, Long> missed(String scorecard, String target, StandingFilter filter) {
        Where where = where(scorecard, target, filter);
        Map<String, Long> missed = new HashMap<>();
        jdbc.query(
                "select o.key, count(*) from readiness.assessment, jsonb_each_text(outcomes) o where " + where.sql()
                        + " and o.value in ('fail', 'unproven') group by 1",
                result -> {
                    missed.put(result.getString(1), result.getLong(2));
                },
                where.values());
        return missed;
    }

    /** The values that are there to filter by. */
    List<String> distinct(String scorecard, String column) {
        return jdbc.queryForList(
                "select distinct " + column + "::text from readiness.assessment where scorecard = ? and " + column
                        + " is not null order by 1 limit 500",
                String.class,
                scorecard);
    }

    private Row row(ResultSet result) throws SQLException {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        json.readValue(result.getString("outcomes"), WORDS)
                .forEach((question, word) -> outcomes.put(question, Outcome.ofWord(word)));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        json.readValue(result.getString("verdicts"), WORDS)
                .forEach((target, word) -> Verdict.ofWord(word).ifPresent(verdict -> verdicts.put(target, verdict)));
        Map<String, Map<Severity, Integer>> blockers = new LinkedHashMap<>();
        json.readValue(result.getString("blockers"), COUNTS).forEach((target, counts) -> {
            Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
            counts.forEach(
                    (word, count) -> Severity.ofWord(word).ifPresent(severity -> bySeverity.put(severity, count)));
            blockers.put(target, bySeverity);
        });
        int tier = result.getInt("tier");
        Integer tierOrNull = result.wasNull() ? null : tier;
        Timestamp staleAt = result.getTimestamp("stale_at");
        Standing standing = new Standing(
                EntityRef.of(result.getString("entity")),
                result.getString("scorecard"),
                result.getString("name"),
                result.getString("title"),
                result.getString("owner"),
                result.getString("system"),
                tierOrNull,
                result.getDouble("score"),
                json.readValue(result.getString("categories"), SCORES),
                outcomes,
                verdicts,
                blockers,
                result.getTimestamp("judged_at").toInstant());
        return new Row(standing, result.getLong("revision"), staleAt == null ? null : staleAt.toInstant());
    }

    private static Map<String, String> words(Map<String, Outcome> outcomes) {
        Map<String, String> words = new LinkedHashMap<>();
        outcomes.forEach((question, outcome) -> words.put(question, outcome.word()));
        return words;
    }

    private static Map<String, String> verdictWords(Map<String, Verdict> verdicts) {
        Map<String, String> words = new LinkedHashMap<>();
        verdicts.forEach((target, verdict) -> words.put(target, verdict.word()));
        return words;
    }

    private static Map<String, Map<String, Integer>> counts(Map<String, Map<Severity, Integer>> blockers) {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        blockers.forEach((target, bySeverity) -> {
            Map<String, Integer> byWord = new LinkedHashMap<>();
            bySeverity.forEach((severity, count) -> byWord.put(severity.word(), count));
            counts.put(target, byWord);
        });
        return counts;
    }

    private record Where(String sql, Object[] values) {
        Object[] values(Object... more) {
            List<Object> all = new ArrayList<>(List.of(values));
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    private static Where where(String scorecard, String target, StandingFilter filter) {
        StringBuilder sql = new StringBuilder("scorecard = ?");
        List<Object> values = new ArrayList<>(List.of(scorecard));
        if (filter.owners() != null) {
            sql.append(" and owner = any(?)");
            values.add(names(filter.owners()));
        }
        if (filter.system() != null) {
            sql.append(" and system = ?");
            values.add(filter.system().toString());
        }
        if (filter.tier() != null) {
            sql.append(" and tier = ?");
            values.add(filter.tier());
        }
        if (filter.verdict() != null) {
            sql.append(" and verdicts ->> ? = ?");
            values.add(target);
            values.add(filter.verdict().word());
        }
        if (filter.text() != null && !filter.text().isBlank()) {
            sql.append(" and (strpos(lower(name), ?) > 0 or strpos(lower(title), ?) > 0)");
            String text = filter.text().strip().toLowerCase(Locale.ROOT);
            values.add(text);
            values.add(text);
        }
        return new Where(sql.toString(), values.toArray());
    }

    private static Object names(Collection<EntityRef> refs) {
        return refs.stream().map(EntityRef::toString).distinct().toArray(String[]::new);
    }
}
