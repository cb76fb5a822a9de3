package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchLog;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is let pass for a while, on whose word: asked for by one person, approved by another, always with an end. */
@Component
@Requires(Permission.CATALOG_READ)
public class Waivers {

    private static final Logger log = LoggerFactory.getLogger(Waivers.class);

    private final WaiverStore store;
    private final Readiness readiness;
    private final People people;
    private final SearchLog search;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Waivers(
            WaiverStore store,
            Readiness readiness,
            People people,
            SearchLog search,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.readiness = readiness;
        this.people = people;
        this.search = search;
        this.events = events;
        this.clock = clock;
    }

    /** Open ones first, by their end; then the latest. */
    public Page<Waiver> list(WaiverFilter filter, int offset, int limit) {
        return store.list(filter, offset, limit);
    }

    public Waiver find(long id) {
        return store.find(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no waiver " + id + "."));
    }

    /** Oldest first. */
    public List<Waiver.Step> steps(long id) {
        return store.steps(id);
    }

    /** Those of an entity that are asked for or hold. */
    public List<Waiver> open(EntityRef entity, String scorecard) {
        return store.open(scorecard, entity);
    }

    /** The last day that anyone may ask for today. */
    public LocalDate latestEnd(String scorecard) {
        return today().plusDays(readiness.required(scorecard).longestWaiver());
    }

    /** Only what stands in the way can be waived, and only as long as the standard allows. */
    @Requires(Permission.READINESS_REQUEST)
    @Transactional
    public Waiver request(WaiverRequest request) {
        Person person = person();
        Assessment assessment = readiness.assessment(request.entity(), request.scorecard());
        Answer answer = assessment
                .answer(request.question())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "question: the scorecard " + request.scorecard() + " has no question “" + request.question()
                                + "”."));
        if (!answer.outcome().blocks() && answer.outcome() != Outcome.WAIVED) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    request.question() + " comes out as " + answer.outcome().word()
                            + ". Only what stands in the way can be waived.");
        }
        WaiverRequest.requireEnd(
                request.lastDay(), today(), assessment.scorecard().longestWaiver());
        Instant now = clock.instant();
        Waiver waiver = store.add(request, person.name(), now)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "A waiver of " + request.question() + " for " + request.entity()
                                + " is asked for already, and waits for a decision."));
        store.step(waiver.id(), now, person.name(), "requested", "Until " + waiver.lastDay() + ". " + waiver.reason());
        tell(waiver, person, "requested");
        return waiver;
    }

    /**
     * By somebody else than who asked. One that holds already for the same question ends, as this takes its place.
     *
     * @param until the last day, if it shall be another than was asked for
     */
    @Requires(Permission.READINESS_DECIDE)
    @Transactional
    public Waiver approve(long id, @Nullable LocalDate until, @Nullable String note) {
        Waiver waiver = undecided(id);
        Person person = another(waiver);
        LocalDate lastDay = until == null ? waiver.lastDay() : until;
        WaiverRequest.requireEnd(
                lastDay, today(), readiness.required(waiver.scorecard()).longestWaiver());
        Instant now = clock.instant();
        store.approvedBeside(waiver).ifPresent(before -> {
            store.move(before.id(), Waiver.State.APPROVED, Waiver.State.ENDED);
            store.step(before.id(), now, person.name(), "replaced", "Waiver " + id + " took its place.");
        });
        if (!store.decide(id, Waiver.State.APPROVED, person.name(), lastDay)) {
            throw decided(find(id));
        }
        String end = "Until " + lastDay + ".";
        store.step(id, now, person.name(), "approved", note == null || note.isBlank() ? end : end + " " + note.strip());
        return changed(id, person, "approved");
    }

    @Requires(Permission.READINESS_DECIDE)
    @Transactional
    public Waiver refuse(long id, String note) {
        Waiver waiver = undecided(id);
        Person person = another(waiver);
        String why = WaiverRequest.required("note", note, "Say why, so that it can be asked for better");
        if (!store.decide(id, Waiver.State.REFUSED, person.name(), waiver.lastDay())) {
            throw decided(find(id));
        }
        store.step(id, clock.instant(), person.name(), "refused", why);
        return changed(id, person, "refused");
    }

    /** Ends one that holds, before its time. */
    @Requires(Permission.READINESS_DECIDE)
    @Transactional
    public Waiver revoke(long id, String note) {
        Waiver waiver = find(id);
        Person person = decider(waiver);
        String why = WaiverRequest.required("note", note, "Say why it no longer holds");
        if (!store.move(id, Waiver.State.APPROVED, Waiver.State.REVOKED)) {
            throw decided(waiver);
        }
        store.step(id, clock.instant(), person.name(), "revoked", why);
        return changed(id, person, "revoked");
    }

    /** By whoever asked for it, decided or not. */
    @Requires(Permission.READINESS_REQUEST)
    @Transactional
    public Waiver withdraw(long id) {
        Person person = person();
        Waiver waiver = find(id);
        if (!waiver.requestedBy().equals(person.name())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "Only " + waiver.requestedBy() + ", who asked for it, can withdraw it.");
        }
        if (!waiver.state().open() || !store.move(id, waiver.state(), Waiver.State.WITHDRAWN)) {
            throw decided(find(id));
        }
        store.step(id, clock.instant(), person.name(), "withdrawn", null);
        return changed(id, person, "withdrawn");
    }

    /** Whether whoever is asking may decide about it. */
    public boolean mayDecide(Waiver waiver) {
        return people.current().filter(person -> mayDecide(person, waiver)).isPresent();
    }

    /** The same of somebody who asked before: a person with the right who did not request it, see docs/adr/0019. */
    public boolean mayDecide(Person person, Waiver waiver) {
        return !person.program()
                && person.may(Permission.READINESS_DECIDE)
                && !person.name().equals(waiver.requestedBy())
                && leftTo(person, waiver);
    }

    /** One whose standard is gone is left to every lead. */
    private boolean leftTo(Person person, Waiver waiver) {
        return readiness
                .scorecard(waiver.scorecard())
                .filter(scorecard -> !scorecard.leavesWaiversTo(person))
                .isEmpty();
    }

    private Person decider(Waiver waiver) {
        Person person = person();
        if (!leftTo(person, waiver)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "Whoever owns the scorecard " + waiver.scorecard()
                            + " decides about its waivers. Ask a lead of that team, or an administrator.");
        }
        return person;
    }

    public boolean mayWithdraw(Waiver waiver) {
        return people.current()
                .filter(person -> !person.program()
                        && person.may(Permission.READINESS_REQUEST)
                        && person.name().equals(waiver.requestedBy()))
                .isPresent();
    }

    public boolean mayRequest() {
        return people.current()
                .filter(person -> !person.program() && person.may(Permission.READINESS_REQUEST))
                .isPresent();
    }

    private Waiver undecided(long id) {
        Waiver waiver = find(id);
        if (waiver.state() != Waiver.State.REQUESTED) {
            throw decided(waiver);
        }
        return waiver;
    }

    private Person another(Waiver waiver) {
        Person person = decider(waiver);
        if (person.name().equals(waiver.requestedBy())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "You asked for this waiver yourself. Somebody else with the role lead has to decide.");
        }
        return person;
    }

    private static Refusal decided(Waiver waiver) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "Waiver " + waiver.id() + " is " + waiver.state().word() + " already. To go on, ask for a new one.");
    }

    private Waiver changed(long id, Person person, String what) {
        Waiver waiver = find(id);
        events.publishEvent(new WaiversChanged(List.of(waiver.entity())));
        tell(waiver, person, what);
        return waiver;
    }

    private void tell(Waiver waiver, Person person, String what) {
        log.info(
                "Audit: {} {} waiver {} of {} for {}",
                person.name(),
                what,
                waiver.id(),
                waiver.question(),
                waiver.entity());
        search.changed(List.of("entity:" + waiver.entity()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A waiver is a matter between people. */
    private Person person() {
        return people.current()
                .filter(person -> !person.program())
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.FORBIDDEN, "A person has to answer for a waiver; a program cannot."));
    }
}
