package dev.slipway.knowledge.rest;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Exercise;
import dev.slipway.knowledge.ExerciseRecord;
import dev.slipway.knowledge.Exercises;
import dev.slipway.knowledge.Runbook;
import dev.slipway.knowledge.RunbookFilter;
import dev.slipway.knowledge.Runbooks;
import dev.slipway.source.SourceId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Runbooks by last exercise, and their exercises: started, ticked off, ended, taken away. */
@RestController
@Requires(Permission.CATALOG_READ)
@RequestMapping("/api/v1/runbooks")
@Tag(name = "runbooks")
class RunbookController {

    private final Runbooks runbooks;
    private final Exercises exercises;

    RunbookController(Runbooks runbooks, Exercises exercises) {
        this.runbooks = runbooks;
        this.exercises = exercises;
    }

    record Row(
            String source,
            String path,
            String title,
            @Nullable String entity,
            String url,
            List<String> alerts,
            @Nullable Instant lastExercised,
            @Nullable Instant validUntil,
            @Nullable String occasion,
            @Nullable String outcome,
            @Nullable String exercise) {}

    record StepBody(
            int number,
            String section,
            String text,
            List<String> commands,
            @Nullable Instant tickedAt,
            @Nullable String tickedBy) {}

    record RunBody(
            UUID id,
            String source,
            String path,
            String title,
            @Nullable String entity,
            String revision,
            String occasion,
            @Nullable String incident,
            String startedBy,
            Instant startedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable String note,
            String url,
            List<StepBody> steps) {}

    record StartBody(
            @Nullable String source,
            @Nullable String path,
            @Nullable String occasion,
            @Nullable String incident) {}

    record EndBody(@Nullable String outcome, @Nullable String note) {}

    @GetMapping
    @Operation(summary = "Runbooks, never exercised first, then the longest ago")
    Page<Row> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String exercised,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        EntityRef ref = entity == null
                ? null
                : EntityRef.parse(entity, "component", EntityRef.DEFAULT_NAMESPACE)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.INVALID, entity + " is not an entity ref"));
        RunbookFilter filter =
                new RunbookFilter(ref, q, exercised == null ? null : of(RunbookFilter.Exercised.class, exercised));
        Page<Runbook> page = runbooks.list(filter, offset, limit);
        return new Page<>(page.items().stream().map(this::row).toList(), page.total());
    }

    private Row row(Runbook runbook) {
        Document document = runbook.document();
        Exercise last = runbook.last();
        return new Row(
                document.source().value(),
                document.path(),
                document.title(),
                text(document.entity()),
                document.url(),
                runbook.alerts(),
                last == null ? null : last.endedAt(),
                last == null ? null : runbooks.validUntil(last),
                last == null ? null : word(last.occasion()),
                last == null || last.outcome() == null ? null : word(last.outcome()),
                last == null ? null : last.url());
    }

    @GetMapping("/exercises")
    @Operation(summary = "Runs, latest first: of one runbook, or of all")
    List<RunBody> runs(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String path,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        if ((source == null) != (path == null)) {
            throw new Refusal(Refusal.Kind.INVALID, "Give source and path, or neither");
        }
        List<Exercise> runs = source == null || path == null
                ? exercises.list(offset, limit)
                : exercises.of(source(source), given("path", path), offset, limit);
        return runs.stream().map(RunbookController::body).toList();
    }

    @PostMapping("/exercises")
    @Requires(Permission.EXERCISE_RECORD)
    @Operation(
            summary =
                    "Begins a run: source, path, occasion (drill or incident), and the incident's name if there is one")
    RunBody start(@RequestBody StartBody body) {
        return body(exercises.start(
                source(given("source", body.source())),
                given("path", body.path()),
                of(Exercise.Occasion.class, given("occasion", body.occasion())),
                body.incident()));
    }

    @GetMapping("/exercises/{id}")
    @Operation(summary = "One run with its steps")
    RunBody run(@PathVariable String id) {
        return body(found(id));
    }

    @GetMapping(path = "/exercises/{id}/record", produces = "text/markdown;charset=UTF-8")
    @Operation(summary = "The record of a run as Markdown")
    String record(@PathVariable String id) {
        return ExerciseRecord.markdown(found(id));
    }

    @PostMapping("/exercises/{id}/steps/{number}")
    @Requires(Permission.EXERCISE_RECORD)
    @Operation(summary = "Ticks a step off, or takes the tick back")
    RunBody tick(
            @PathVariable String id, @PathVariable String number, @RequestParam(defaultValue = "true") boolean done) {
        if (!number.matches("\\d{1,4}")) {
            throw new Refusal(Refusal.Kind.INVALID, number + " is not the number of a step");
        }
        return body(exercises.tick(id(id), Integer.parseInt(number), done));
    }

    @PostMapping("/exercises/{id}/end")
    @Requires(Permission.EXERCISE_RECORD)
    @Operation(summary = "Ends a run: outcome (worked, partly, failed or abandoned) and a note")
    RunBody end(@PathVariable String id, @RequestBody EndBody body) {
        return body(exercises.end(id(id), of(Exercise.Outcome.class, given("outcome", body.outcome())), body.note()));
    }

    private Exercise found(String id) {
        return exercises
                .find(id(id))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no run " + id + "."));
    }

    private static RunBody body(Exercise run) {
        return new RunBody(
                run.id(),
                run.source().value(),
                run.path(),
                run.title(),
                text(run.entity()),
                run.revision(),
                word(run.occasion()),
                run.incident(),
                run.startedBy(),
                run.startedAt(),
                run.endedBy(),
                run.endedAt(),
                run.outcome() == null ? null : word(run.outcome()),
                run.note(),
                run.url(),
                run.steps().stream()
                        .map(step -> new StepBody(
                                step.says().number(),
                                step.says().section(),
                                step.says().text(),
                                step.says().commands(),
                                step.tickedAt(),
                                step.tickedBy()))
                        .toList());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is no run " + text + ".");
        }
    }

    private static SourceId source(String text) {
        try {
            return new SourceId(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.INVALID, text + " is not a source id");
        }
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new Refusal(Refusal.Kind.INVALID, field + " is missing");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": no control characters");
        }
        return value;
    }

    private static <E extends Enum<E>> E of(Class<E> type, String word) {
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(word.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                word + " is not one of "
                        + String.join(
                                ", ",
                                java.util.Arrays.stream(type.getEnumConstants())
                                        .map(RunbookController::word)
                                        .toList()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable EntityRef ref) {
        return ref == null ? null : ref.toString();
    }
}
