package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Person;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What people know and no machine can, stated in the portal: the same fact that a file beside the service would state. */
@Component
@Requires(Permission.CATALOG_READ)
public class Attestations {

    private static final Logger log = LoggerFactory.getLogger(Attestations.class);

    private final Scorecards scorecards;
    private final Readiness readiness;
    private final Facts facts;
    private final People people;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    Attestations(
            Scorecards scorecards, Readiness readiness, Facts facts, People people, JdbcTemplate jdbc, Clock clock) {
        this.scorecards = scorecards;
        this.readiness = readiness;
        this.facts = facts;
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The facts of a question that people may state; none if the question lets nobody. */
    public List<FactType> attestable(String scorecard, Question question) {
        Rule rule = scorecards
                .find(scorecard)
                .map(standard -> standard.rules().get(question.id()))
                .orElse(null);
        if (question.attest() == null || rule == null) {
            return List.of();
        }
        Map<String, FactType> types = facts.types();
        return rule.facts().stream()
                .map(types::get)
                .filter(type -> type != null && type.attestable())
                .toList();
    }

    /** Which questions whoever is asking now has the role to answer; still so when nobody is asking any more. */
    public Predicate<Question> mine() {
        Person person = people.current().orElse(Person.NOBODY);
        return question -> may(person, question);
    }

    /** The last day on which a fact that is observed today may count. */
    public LocalDate latestEnd(FactType type) {
        return Assessor.day(clock.instant().plus(type.fresh()));
    }

    /** Refuses facts that are not attestable, roles that the question does not let, and what has no end. */
    @Requires(Permission.READINESS_ATTEST)
    @Transactional
    public void attest(AttestationRequest request) {
        Assessment assessment = readiness.assessment(request.entity(), request.scorecard());
        Question question = assessment
                .answer(request.question())
                .map(Answer::question)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "question: the scorecard " + request.scorecard() + " has no question “" + request.question()
                                + "”."));
        FactType type = attestable(request.scorecard(), question).stream()
                .filter(each -> each.key().equals(request.key()))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "key: nobody can attest " + request.key() + " for " + question.id()
                                + ". What a machine can find has to be found."));
        Person person = people.current().orElse(Person.NOBODY);
        if (!may(person, question)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    question.id() + " is attested by people with the role " + question.attest() + " or more.");
        }
        if (!type.type().accepts(request.value())) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "value: the value of " + type.key() + " is " + type.type().words() + ".");
        }
        Instant now = clock.instant();
        LocalDate latest = latestEnd(type);
        if (request.lastDay().isBefore(Assessor.day(now)) || request.lastDay().isAfter(latest)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "until: give a day from today to " + latest + "; " + type.key() + " counts for "
                            + type.fresh().toDays() + " days at most.");
        }
        state(request, person, now);
    }

    private void state(AttestationRequest request, Person person, Instant now) {
        EntityRef entity = request.entity();
        jdbc.update(
                """
                insert into readiness.attestation (at, who, entity, question, key, value, reason, link, last_day)
                values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)""",
                Timestamp.from(now),
                person.name(),
                entity.toString(),
                request.question(),
                request.key(),
                JsonMapper.shared().writeValueAsString(request.value()),
                request.reason(),
                request.link(),
                Date.valueOf(request.lastDay()));
        facts.state(
                "Attested by " + person.name() + " in the portal",
                entity,
                new Statement(
                        request.key(),
                        request.value(),
                        1,
                        now,
                        Waiver.end(request.lastDay()),
                        List.of(new Evidence(null, null, null, request.link(), request.reason()))));
        log.info("Audit: {} attested {} of {}", person.name(), request.key(), entity);
    }

    private static boolean may(Person person, Question question) {
        String least = question.attest();
        return !person.program()
                && person.may(Permission.READINESS_ATTEST)
                && least != null
                && person.role()
                        .filter(role -> Role.named(least).filter(role::covers).isPresent())
                        .isPresent();
    }
}
