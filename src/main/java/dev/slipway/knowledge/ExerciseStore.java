package dev.slipway.knowledge;

import dev.slipway.knowledge.Exercise.Occasion;
import dev.slipway.knowledge.Exercise.Outcome;
import dev.slipway.source.SourceId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The records of exercises. */
@Component
class ExerciseStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ExerciseStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void add(Exercise exercise) {
        jdbc.sql("""
                        insert into knowledge.exercise (id, source, path, title, entity, revision, occasion, incident,
                          started_by, started_at)
                        values (:id, :source, :path, :title, :entity, :revision, :occasion, :incident, :by, :at)
                        """)
                .param("id", exercise.id())
                .param("source", exercise.source().value())
                .param("path", exercise.path())
                .param("title", exercise.title())
                .param(
                        "entity",
                        exercise.entity() == null ? null : exercise.entity().toString())
                .param("revision", exercise.revision())
                .param("occasion", exercise.occasion().name())
                .param("incident", exercise.incident())
                .param("by", exercise.startedBy())
                .param("at", Timestamp.from(exercise.startedAt()))
                .update();
        batches.batchUpdate(
                "insert into knowledge.exercise_step (exercise, number, section, says, commands) values (?, ?, ?, ?, ?)",
                exercise.steps(),
                200,
                (row, step) -> {
                    row.setObject(1, exercise.id());
                    row.setInt(2, step.says().number());
                    row.setString(3, step.says().section());
                    row.setString(4, step.says().text());
                    Array commands = row.getConnection()
                            .createArrayOf("text", step.says().commands().toArray());
                    row.setArray(5, commands);
                });
    }

    /** Locks the run, so that it does not end while a step is ticked. */
    Optional<Exercise> lock(UUID id) {
        jdbc.sql("select id from knowledge.exercise where id = :id for update")
                .param("id", id)
                .query((row, i) -> 0)
                .list();
        return find(id);
    }

    /** The first tick stays: who is told of it later, did it later. */
    void tick(UUID id, int number, String by, Instant at) {
        jdbc.sql("update knowledge.exercise_step set ticked_at = :at, ticked_by = :by"
                        + " where exercise = :id and number = :number and ticked_at is null")
                .param("id", id)
                .param("number", number)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void untick(UUID id, int number) {
        jdbc.sql("update knowledge.exercise_step set ticked_at = null, ticked_by = null"
                        + " where exercise = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .update();
    }

    /** @param counted whether it says something of the runbook */
    void end(UUID id, Outcome outcome, @Nullable String note, String by, Instant at, boolean counted) {
        jdbc.sql("update knowledge.exercise set ended_by = :by, ended_at = :at, outcome = :outcome, note = :note,"
                        + " counted = :counted where id = :id")
                .param("counted", counted)
                .param("id", id)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("outcome", outcome.name())
                .param("note", note)
                .update();
    }

    Optional<Exercise> find(UUID id) {
        return withSteps(jdbc.sql("select * from knowledge.exercise where id = :id")
                        .param("id", id)
                        .query(EXERCISE)
                        .list())
                .stream()
                .findFirst();
    }

    /** Latest first; null for any runbook. */
    List<Exercise> list(@Nullable SourceId source, @Nullable String path, int offset, int limit) {
        return withSteps(jdbc.sql("select * from knowledge.exercise"
                        + (source == null ? "" : " where source = :source")
                        + (path == null ? "" : " and path = :path")
                        + " order by started_at desc, id offset :offset limit :limit")
                .param("source", source == null ? null : source.value())
                .param("path", path)
                .param("offset", offset)
                .param("limit", limit)
                .query(EXERCISE)
                .list());
    }

    private List<Exercise> withSteps(List<Exercise> exercises) {
        Map<UUID, List<Exercise.Step>> steps = new LinkedHashMap<>();
        jdbc.sql("select * from knowledge.exercise_step where exercise = any(:ids) order by exercise, number")
                .param("ids", ids(exercises))
                .query((row, i) -> steps.computeIfAbsent(row.getObject("exercise", UUID.class), id -> new ArrayList<>())
                        .add(step(row)))
                .list();
        return exercises.stream()
                .map(one -> new Exercise(
                        one.id(),
                        one.source(),
                        one.path(),
                        one.title(),
                        one.entity(),
                        one.revision(),
                        one.occasion(),
                        one.incident(),
                        one.startedBy(),
                        one.startedAt(),
                        one.endedBy(),
                        one.endedAt(),
                        one.outcome(),
                        one.note(),
                        steps.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static UUID[] ids(Collection<Exercise> exercises) {
        return exercises.stream().map(Exercise::id).toArray(UUID[]::new);
    }

    private static Exercise.Step step(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("ticked_at");
        return new Exercise.Step(
                new RunbookStep(
                        row.getInt("number"), row.getString("section"), row.getString("says"), Arrays.asList((String[])
                                row.getArray("commands").getArray())),
                at == null ? null : at.toInstant(),
                row.getString("ticked_by"));
    }

    static final RowMapper<Exercise> EXERCISE = (row, i) -> {
        Timestamp ended = row.getTimestamp("ended_at");
        String outcome = row.getString("outcome");
        return new Exercise(
                row.getObject("id", UUID.class),
                new SourceId(row.getString("source")),
                row.getString("path"),
                row.getString("title"),
                DocumentStore.ref(row.getString("entity")),
                row.getString("revision"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("incident"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("ended_by"),
                ended == null ? null : ended.toInstant(),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("note"),
                List.of());
    };
}
