package dev.slipway.readiness;

import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges: standard, entity, facts, waivers and moment in, outcomes out. Asks nobody. An answer with all its grounds is
 * worked out only for those who want to read it.
 */
final class Assessor {

    private final Standard standard;
    private final Map<String, Object> entity;
    private final Map<String, Fact> facts;
    private final Map<String, Object> known;
    private final Instant moment;
    private final Map<String, Judged> judged = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<String, Waiver> waived;
    private @Nullable Instant staleAt;

    /**
     * A question as it was judged.
     *
     * @param finding null if the question does not apply
     * @param outcome before any waiver
     */
    private record Judged(Question question, Rule.Finding scope, Rule.@Nullable Finding finding, Outcome outcome) {}

    /**
     * What is judged, the same for every scorecard.
     *
     * @param entity as rules see it
     * @param known the values of the facts that are fresh at the moment
     */
    record Subject(Map<String, Object> entity, Map<String, Fact> facts, Map<String, Object> known, Instant moment) {

        static Subject of(Entity entity, Map<String, Fact> facts, Instant moment) {
            return of(describe(entity), facts, moment);
        }

        private static Subject of(Map<String, Object> entity, Map<String, Fact> facts, Instant moment) {
            Map<String, Object> known = new HashMap<>();
            facts.forEach((key, fact) -> {
                if (fact.freshAt(moment)) {
                    known.put(key, plain(fact.value()));
                }
            });
            return new Subject(entity, facts, known, moment);
        }
    }

    private Assessor(Standard standard, Subject subject, Map<String, Waiver> waived) {
        this.standard = standard;
        this.waived = waived;
        this.entity = subject.entity();
        this.facts = subject.facts();
        this.known = subject.known();
        this.moment = subject.moment();
        standard.scorecard().questions().forEach(question -> {
            Judged one = judge(question);
            judged.put(question.id(), one);
            outcomes.put(
                    question.id(),
                    one.outcome().blocks() && waived.containsKey(question.id()) ? Outcome.WAIVED : one.outcome());
        });
        waived.values().forEach(waiver -> restsUntil(waiver.end()));
        standard.scorecard()
                .questions()
                .map(Question::from)
                .filter(from -> from != null && day(moment).isBefore(from))
                .forEach(from -> restsUntil(from.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** @param waived waivers that hold at the moment, by question */
    static Assessor judge(
            Standard standard, Entity entity, Map<String, Fact> facts, Map<String, Waiver> waived, Instant moment) {
        return judge(standard, Subject.of(entity, facts, moment), waived);
    }

    /** The same for one that several scorecards judge. */
    static Assessor judge(Standard standard, Subject subject, Map<String, Waiver> waived) {
        return new Assessor(standard, subject, waived);
    }

    static Assessment assess(
            Standard standard, Entity entity, Map<String, Fact> facts, Map<String, Waiver> waived, Instant moment) {
        return assess(standard, entity.ref(), describe(entity), facts, waived, moment);
    }

    static Assessment assess(
            Standard standard,
            EntityRef ref,
            Map<String, Object> entity,
            Map<String, Fact> facts,
            Map<String, Waiver> waived,
            Instant moment) {
        return new Assessor(standard, Subject.of(entity, facts, moment), waived).all(ref);
    }

    private Assessment all(EntityRef ref) {
        Scores scores = Scores.of(standard.scorecard().countingOn(day(moment)), outcomes);
        List<Answer> answers = judged.keySet().stream()
                .map(question -> answer(question, scores.worth().getOrDefault(question, 0.0)))
                .toList();
        return new Assessment(ref, standard.scorecard(), scores, answers, moment, staleAt);
    }

    /** Questions that were only announced at the one moment, and count at the other. */
    List<Question> beganToCount(Instant then, Instant now) {
        return standard.scorecard()
                .questions()
                .filter(question -> !question.countsOn(day(then)) && question.countsOn(day(now)))
                .toList();
    }

    /** Of the questions that count by now. */
    Totals totals() {
        return Totals.of(standard.scorecard().countingOn(day(moment)), outcomes);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** By question. */
    Map<String, Outcome> outcomes() {
        return outcomes;
    }

    /** When the first fact or waiver that an outcome rests on ends; null if none does. */
    @Nullable
    Instant staleAt() {
        return staleAt;
    }

    private Judged judge(Question question) {
        Rule rule = standard.rules().get(question.id());
        Rule applies = standard.applies().get(question.id());
        if (rule == null) {
            throw new IllegalStateException("no rule was compiled for " + question.id());
        }
        Rule.Finding scope = applies == null
                ? new Rule.Finding(Rule.Truth.TRUE, Set.of(), null)
                : applies.judge(sure(applies, question), entity);
        if (applies != null) {
            applies.facts().forEach(this::restsOn);
        }
        if (scope.truth() == Rule.Truth.FALSE) {
            return new Judged(question, scope, null, Outcome.NOT_APPLICABLE);
        }
        rule.facts().forEach(this::restsOn);
        Rule.Finding finding = rule.judge(sure(rule, question), entity);
        Outcome outcome =
                switch (finding.truth()) {
                    case TRUE -> Outcome.PASS;
                    case FALSE -> scope.truth() == Rule.Truth.TRUE ? Outcome.FAIL : Outcome.UNPROVEN;
                    case UNKNOWN -> Outcome.UNPROVEN;
                };
        return new Judged(question, scope, finding, outcome);
    }

    /** The known values, without those of which the facts are less sure than the question asks. */
    private Map<String, Object> sure(Rule rule, Question question) {
        Map<String, Object> sure = known;
        for (String key : rule.facts()) {
            if (hint(key, question) && known.containsKey(key)) {
                sure = sure == known ? new HashMap<>(known) : sure;
                sure.remove(key);
            }
        }
        return sure;
    }

    private boolean hint(String key, Question question) {
        Fact fact = facts.get(key);
        return fact != null && fact.confidence() < question.confidence();
    }

    /** What the outcome rests on, and why it is unproven. */
    Answer answer(String id, double worth) {
        Judged one = Objects.requireNonNull(judged.get(id));
        Outcome outcome = outcomes.getOrDefault(id, one.outcome());
        Rule applies = standard.applies().get(id);
        if (one.finding() == null) {
            return new Answer(one.question(), outcome, worth, null, grounds(applies, one.question(), false), null);
        }
        List<Ground> grounds =
                new ArrayList<>(grounds(standard.rules().get(id), one.question(), one.outcome() == Outcome.FAIL));
        if (one.scope().truth() == Rule.Truth.UNKNOWN) {
            grounds.addAll(grounds(applies, one.question(), false));
        }
        String reason =
                one.outcome() == Outcome.UNPROVEN ? whyUnproven(one.question(), one.scope(), one.finding()) : null;
        return new Answer(
                one.question(), outcome, worth, reason, grounds, outcome == Outcome.WAIVED ? waived.get(id) : null);
    }

    private List<Ground> grounds(@Nullable Rule rule, Question question, boolean failed) {
        List<Ground> grounds = new ArrayList<>();
        if (rule == null) {
            return grounds;
        }
        for (String key : rule.facts()) {
            Fact fact = facts.get(key);
            Ground.State state = fact == null
                    ? Ground.State.MISSING
                    : !fact.freshAt(moment)
                            ? Ground.State.STALE
                            : hint(key, question)
                                    ? Ground.State.HINT
                                    : failed && (rule.facts().size() == 1 || rule.failsOn(key, known, entity))
                                            ? Ground.State.UNMET
                                            : Ground.State.MET;
            grounds.add(new Ground(key, fact, state));
        }
        boolean culprit = grounds.stream().anyMatch(ground -> ground.state() == Ground.State.UNMET);
        if (failed && !culprit) { // each would do, none did
            grounds.replaceAll(ground -> ground.state() == Ground.State.MET
                    ? new Ground(ground.key(), ground.fact(), Ground.State.UNMET)
                    : ground);
        }
        return grounds;
    }

    private void restsOn(String key) {
        Fact fact = facts.get(key);
        if (fact != null && fact.freshAt(moment)) {
            restsUntil(fact.validUntil());
        }
    }

    private void restsUntil(Instant end) {
        if (staleAt == null || end.isBefore(staleAt)) {
            staleAt = end;
        }
    }

    private String whyUnproven(Question question, Rule.Finding scope, Rule.Finding finding) {
        String error = finding.error() != null ? finding.error() : scope.error();
        if (error != null) {
            return "The rule could not be judged: " + error;
        }
        Set<String> missing = new LinkedHashSet<>(scope.missing());
        missing.addAll(finding.missing());
        List<String> hints = missing.stream()
                .filter(known::containsKey)
                .filter(key -> hint(key, question))
                .toList();
        List<String> stale = missing.stream()
                .filter(key -> facts.containsKey(key) && !hints.contains(key))
                .toList();
        List<String> never =
                missing.stream().filter(key -> !facts.containsKey(key)).toList();
        StringBuilder reason = new StringBuilder();
        if (!stale.isEmpty()) {
            reason.append("No longer counts: ").append(String.join(", ", stale)).append('.');
        }
        if (!hints.isEmpty()) {
            reason.append(reason.isEmpty() ? "" : " ")
                    .append("Only a hint, no proof: ")
                    .append(String.join(", ", hints))
                    .append('.');
        }
        if (!never.isEmpty()) {
            reason.append(reason.isEmpty() ? "" : " ")
                    .append("Nobody has stated ")
                    .append(String.join(", ", never))
                    .append('.');
        }
        return reason.toString();
    }

    /** What a rule sees of an entity. What the descriptor does not say is left out: ask {@code has(entity.tier)}. */
    static Map<String, Object> describe(Entity entity) {
        Map<String, Object> map = new HashMap<>();
        map.put("kind", entity.kind());
        map.put("name", entity.name());
        map.put("tags", entity.tags());
        map.put("annotations", entity.annotations());
        map.put("labels", entity.labels());
        put(map, "type", entity.type());
        put(map, "lifecycle", entity.lifecycle());
        put(map, "tier", entity.tier() == null ? null : entity.tier().longValue());
        put(map, "owner", entity.owner() == null ? null : entity.owner().toString());
        put(map, "system", entity.system() == null ? null : entity.system().toString());
        return map;
    }

    private static void put(Map<String, Object> map, String key, @Nullable Object value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    /** CEL knows only the wide number types. */
    static Object plain(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Float number -> number.doubleValue();
            case java.math.BigDecimal number -> number.doubleValue();
            case java.math.BigInteger number -> number.longValue();
            case List<?> list -> list.stream().map(Assessor::plain).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> plain = new LinkedHashMap<>();
                map.forEach((key, each) -> plain.put(key, plain(each)));
                yield plain;
            }
            default -> value;
        };
    }
}
