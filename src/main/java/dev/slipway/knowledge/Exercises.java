package dev.slipway.knowledge;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import dev.slipway.knowledge.Exercise.Occasion;
import dev.slipway.knowledge.Exercise.Outcome;
import dev.slipway.source.SourceId;
import dev.slipway.ui.Live;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The front door to runs through runbooks: begun, ticked off, ended, and kept as the proof that a runbook was exercised. */
@Component
@Requires(Permission.CATALOG_READ)
public class Exercises {

    /** Under which the portal states what was exercised. */
    public static final String SOURCE = "Runbook exercises";

    static final String FACT = "runbook.exercised";

    private static final int LONGEST_INCIDENT = 200;
    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST = 500;

    private final ExerciseStore store;
    private final DocumentStore documents;
    private final Runbooks runbooks;
    private final Facts facts;
    private final People people;
    private final Live live;
    private final Clock clock;

    Exercises(
            ExerciseStore store,
            DocumentStore documents,
            Runbooks runbooks,
            Facts facts,
            People people,
            Live live,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.runbooks = runbooks;
        this.facts = facts;
        this.people = people;
        this.live = live;
        this.clock = clock;
    }

    public Optional<Exercise> find(UUID id) {
        return store.find(id);
    }

    /** Of one runbook, latest first. */
    public List<Exercise> of(SourceId source, String path, int limit) {
        return of(source, path, 0, limit);
    }

    public List<Exercise> of(SourceId source, String path, int offset, int limit) {
        return store.list(source, path, Math.max(0, offset), Math.clamp(limit, 1, MOST));
    }

    /** Of all, latest first. */
    public List<Exercise> list(int offset, int limit) {
        return store.list(null, null, Math.max(0, offset), Math.clamp(limit, 1, MOST));
    }

    /** The steps that a run of this document would have, now. */
    public List<RunbookStep> steps(SourceId source, String path) {
        return RunbookSteps.of(documents.markdown(source, path).orElse(""));
    }

    /** Begins a run with the steps as they are written now. */
    @Transactional
    @Requires(Permission.EXERCISE_RECORD)
    public Exercise start(SourceId source, String path, Occasion occasion, @Nullable String incident) {
        Document document = documents
                .find(source, path)
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.NOT_FOUND, "There is no document " + path + " in " + source + "."));
        if (!runbooks.exercisable(document)) {
            throw new Refusal(
                    Refusal.Kind.INVALID, document.title() + " is no runbook or playbook, so it cannot be exercised.");
        }
        String about = blankless("incident", incident, LONGEST_INCIDENT);
        Exercise exercise = new Exercise(
                UUID.randomUUID(),
                source,
                path,
                document.title(),
                document.entity(),
                document.hash(),
                occasion,
                about,
                person().name(),
                now(),
                null,
                null,
                null,
                null,
                steps(source, path).stream()
                        .map(step -> new Exercise.Step(step, null, null))
                        .toList());
        store.add(exercise);
        return exercise;
    }

    /** Ticks a step off, or takes the tick back. Ticking twice changes nothing. */
    @Transactional
    @Requires(Permission.EXERCISE_RECORD)
    public Exercise tick(UUID id, int number, boolean done) {
        Exercise exercise = open(id);
        if (number < 1 || number > exercise.steps().size()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "There is no step " + number + "; the run has " + count(exercise) + ".");
        }
        if (done) {
            store.tick(id, number, person().name(), now());
        } else {
            String by = exercise.steps().get(number - 1).tickedBy();
            Person person = person();
            if (by != null && !mayUntick(exercise, number, person)) {
                throw new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        by + " ticked step " + number + ". Only " + by + ", " + exercise.startedBy()
                                + ", who started the run, and engineers and leads can take the tick back.");
            }
            store.untick(id, number);
        }
        tellPages(exercise);
        return store.find(id).orElseThrow();
    }

    /** Whether this person can end the run: it is their own, or they answer for services. */
    public static boolean mayEnd(Exercise exercise, Person person) {
        return person.name().equals(exercise.startedBy()) || proves(person);
    }

    /** Whether this person can take back the tick of a step, from 1. */
    public static boolean mayUntick(Exercise exercise, int number, Person person) {
        return mayEnd(exercise, person)
                || person.name().equals(exercise.steps().get(number - 1).tickedBy());
    }

    /** Whether a run that this person ends counts as a fact about the service. */
    public static boolean proves(Person person) {
        return person.may(Permission.FACT_STATE);
    }

    /**
     * Ends the run, and states what it proves about the service, if a step was done and the person may state facts.
     */
    @Transactional
    @Requires(Permission.EXERCISE_RECORD)
    public Exercise end(UUID id, Outcome outcome, @Nullable String note) {
        Exercise exercise = open(id);
        Instant now = now();
        Person person = person();
        if (!mayEnd(exercise, person)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    exercise.startedBy() + " started this run. Only " + exercise.startedBy()
                            + " and engineers and leads can end it.");
        }
        boolean counts = outcome.counts() && exercise.done() > 0 && proves(person);
        store.end(id, outcome, blankless("note", note, LONGEST_NOTE), person.name(), now, counts);
        if (exercise.entity() != null
                && counts
                && facts.types().containsKey(FACT)) { // an organisation may leave our standards out
            String what = exercise.title() + ": " + exercise.occasion().word() + ", " + exercise.done() + " of "
                    + count(exercise) + ", " + outcome.word();
            Evidence evidence = new Evidence(exercise.path(), null, null, exercise.url(), what);
            facts.state(
                    SOURCE,
                    exercise.entity(),
                    new Statement(FACT, outcome != Outcome.FAILED, 1, now, null, List.of(evidence)));
        }
        tellPages(exercise);
        return store.find(id).orElseThrow();
    }

    private Exercise open(UUID id) {
        Exercise exercise = store.lock(id).orElseThrow(() -> missing(id));
        if (exercise.ended()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "This run has ended, and its record is kept as it is. Start another to go on.");
        }
        return exercise;
    }

    /** Once it is committed, or they would read what was before. */
    private void tellPages(Exercise exercise) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                live.nudge(Set.of(exercise.topic()));
            }
        });
    }

    private static Refusal missing(UUID id) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "There is no run " + id + ".");
    }

    private static String count(Exercise exercise) {
        int steps = exercise.steps().size();
        return steps == 1 ? "1 step" : steps + " steps";
    }

    private Person person() {
        return people.current().orElse(Person.NOBODY);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable String blankless(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && "\n\r\t".indexOf(c) < 0)) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": no control characters");
        }
        String words = text.strip();
        if (words.length() > longest) {
            throw new Refusal(Refusal.Kind.INVALID, field + ": at most " + longest + " characters");
        }
        return words;
    }
}
