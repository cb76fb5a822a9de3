package dev.slipway.readiness;

import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntitiesChanged;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.facts.FactsChanged;
import dev.slipway.search.SearchLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges entities anew and keeps what is different. Chunk by chunk, each in a transaction of its own; whoever judges an
 * entity holds its lock from before the facts are read until the result is written, so an older judgement never
 * overwrites a newer one, on however many nodes.
 */
@Component
class Assessments {

    private static final int CHUNK = 250;
    private static final int STRIPES = 64;
    private static final int LOCKS = 7008;

    private final Scorecards scorecards;
    private final AssessmentRepository repository;
    private final JudgementHistory history;
    private final WaiverStore waivers;
    private final Catalog catalog;
    private final Facts facts;
    private final SearchLog searchLog;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Semaphore atWork = new Semaphore(2, true); // leave connections and processors to the readers

    Assessments(
            Scorecards scorecards,
            AssessmentRepository repository,
            JudgementHistory history,
            WaiverStore waivers,
            Catalog catalog,
            Facts facts,
            SearchLog searchLog,
            ApplicationEventPublisher events,
            Clock clock,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions) {
        this.scorecards = scorecards;
        this.repository = repository;
        this.history = history;
        this.waivers = waivers;
        this.catalog = catalog;
        this.facts = facts;
        this.searchLog = searchLog;
        this.events = events;
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(FactsChanged event) {
        assess(event.refs());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(EntitiesChanged event) {
        assess(event.refs());
    }

    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(WaiversChanged event) {
        assess(event.refs());
    }

    /** By every scorecard that applies; forgets those to which none applies. */
    void assess(Collection<EntityRef> refs) {
        for (List<EntityRef> chunk : chunks(refs)) {
            chunk(chunk);
        }
    }

    /** Neighbours in a chunk share their locks, so that two chunks seldom wait for each other. */
    static List<List<EntityRef>> chunks(Collection<EntityRef> refs) {
        List<EntityRef> sorted = refs.stream()
                .distinct()
                .sorted(Comparator.<EntityRef>comparingInt(Assessments::stripe).thenComparing(ref -> ref))
                .toList();
        List<List<EntityRef>> chunks = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i += CHUNK) {
            chunks.add(sorted.subList(i, Math.min(sorted.size(), i + CHUNK)));
        }
        return chunks;
    }

    private static int stripe(EntityRef ref) {
        return Math.floorMod(ref.toString().hashCode(), STRIPES);
    }

    void chunk(List<EntityRef> refs) {
        Map<String, Standard> standards = scorecards.all();
        atWork.acquireUninterruptibly();
        try {
            transaction.executeWithoutResult(status -> judge(refs, standards));
        } finally {
            atWork.release();
        }
    }

    private void judge(List<EntityRef> refs, Map<String, Standard> standards) {
        Integer[] stripes =
                refs.stream().map(Assessments::stripe).distinct().sorted().toArray(Integer[]::new);
        jdbc.query(
                "select pg_advisory_xact_lock(?, stripe) from unnest(?::int[]) stripe", result -> {}, LOCKS, stripes);
        Instant now = clock.instant();
        List<Entity> entities = catalog.find(refs);
        List<Entity> covered = entities.stream()
                .filter(entity -> standards.values().stream()
                        .anyMatch(standard -> standard.scorecard().appliesTo().covers(entity)))
                .toList();
        Map<EntityRef, Map<String, Fact>> known = covered.isEmpty()
                ? Map.of()
                : facts.withoutEvidence(covered.stream().map(Entity::ref).toList(), now);
        Map<EntityRef, List<Waiver>> holding = covered.isEmpty() ? Map.of() : waivers.holding(refs, now);
        Round round = new Round(refs, entities, new HashMap<>(), holding, now);
        covered.forEach(entity -> round.subjects.put(
                entity.ref(), Assessor.Subject.of(entity, known.getOrDefault(entity.ref(), Map.of()), now)));
        standards.values().forEach(standard -> judge(round, standard));
        repository.write(round.rows);
        history.append(round.changes);
        if (!round.different.isEmpty()) {
            searchLog.changed(
                    round.different.stream().map(ref -> "entity:" + ref).toList());
            events.publishEvent(new AssessmentsChanged(List.copyOf(round.different)));
        }
    }

    /** Entities judged together by every scorecard, and what came of it. */
    private record Round(
            List<EntityRef> refs,
            List<Entity> entities,
            Map<EntityRef, Assessor.Subject> subjects,
            Map<EntityRef, List<Waiver>> holding,
            Instant now,
            List<AssessmentRepository.Row> rows,
            List<Change> changes,
            Set<EntityRef> different) {

        Round(
                List<EntityRef> refs,
                List<Entity> entities,
                Map<EntityRef, Assessor.Subject> subjects,
                Map<EntityRef, List<Waiver>> holding,
                Instant now) {
            this(refs, entities, subjects, holding, now, new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
        }
    }

    private void judge(Round round, Standard standard) {
        Scorecard scorecard = standard.scorecard();
        Map<EntityRef, AssessmentRepository.Row> before = repository.rows(scorecard.name(), round.refs);
        Set<EntityRef> gone = new HashSet<>(before.keySet());
        Map<Map<String, Outcome>, Totals> totals = new HashMap<>(); // many entities stand alike
        for (Entity entity : round.entities) {
            if (!scorecard.appliesTo().covers(entity)) {
                continue;
            }
            gone.remove(entity.ref());
            Assessor judged = Assessor.judge(
                    standard,
                    Objects.requireNonNull(round.subjects.get(entity.ref())),
                    waived(round.holding.getOrDefault(entity.ref(), List.of()), scorecard.name()));
            AssessmentRepository.Row old = before.get(entity.ref());
            AssessmentRepository.Row row = row(
                    entity,
                    standard,
                    judged,
                    totals.computeIfAbsent(judged.outcomes(), outcomes -> judged.totals()),
                    old,
                    round.now);
            if (!row.equals(old)) {
                round.rows.add(row);
            }
            if (old == null || !sameJudgement(old.standing(), row.standing())) {
                round.changes.add(change(judged, row.standing(), old, standard));
                round.different.add(entity.ref());
            } else if (!sameBearer(old.standing(), row.standing())) {
                round.different.add(entity.ref()); // lists and sums by owner, system or tier are others now
            }
        }
        if (!gone.isEmpty()) {
            round.different.addAll(repository.forget(scorecard.name(), gone));
        }
    }

    /** By question, those of one scorecard. */
    static Map<String, Waiver> waived(List<Waiver> waivers, String scorecard) {
        Map<String, Waiver> waived = new HashMap<>();
        waivers.stream()
                .filter(waiver -> waiver.scorecard().equals(scorecard))
                .forEach(waiver -> waived.put(waiver.question(), waiver));
        return waived;
    }

    private static AssessmentRepository.Row row(
            Entity entity,
            Standard standard,
            Assessor judged,
            Totals totals,
            AssessmentRepository.@Nullable Row old,
            Instant now) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        Map<String, Map<Severity, Integer>> blockers = new LinkedHashMap<>();
        totals.rulings().forEach((target, ruling) -> {
            verdicts.put(target, ruling.verdict());
            blockers.put(target, ruling.counts());
        });
        Standing standing = new Standing(
                entity.ref(),
                standard.scorecard().name(),
                entity.name(),
                entity.title(),
                Objects.toString(entity.owner(), null),
                Objects.toString(entity.system(), null),
                entity.tier(),
                totals.scores().total(),
                totals.scores().categories(),
                judged.outcomes(),
                verdicts,
                blockers,
                now);
        if (old != null && sameJudgement(old.standing(), standing)) {
            standing = new Standing(
                    standing.entity(),
                    standing.scorecard(),
                    standing.name(),
                    standing.title(),
                    standing.owner(),
                    standing.system(),
                    standing.tier(),
                    standing.score(),
                    standing.categories(),
                    standing.outcomes(),
                    standing.verdicts(),
                    standing.blockers(),
                    old.standing().judgedAt());
        }
        return new AssessmentRepository.Row(standing, standard.revision(), judged.staleAt());
    }

    private static boolean sameBearer(Standing one, Standing other) {
        return Objects.equals(one.owner(), other.owner())
                && Objects.equals(one.system(), other.system())
                && Objects.equals(one.tier(), other.tier())
                && one.name().equals(other.name())
                && one.title().equals(other.title());
    }

    private static boolean sameJudgement(Standing one, Standing other) {
        return one.score() == other.score()
                && one.outcomes().equals(other.outcomes())
                && one.verdicts().equals(other.verdicts())
                && one.blockers().equals(other.blockers());
    }

    private static Change change(
            Assessor judged, Standing standing, AssessmentRepository.@Nullable Row old, Standard standard) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        standing.verdicts().forEach((target, verdict) -> verdicts.put(target, verdict.word()));
        return new Change(
                standing.entity(),
                standing.scorecard(),
                standing.judgedAt(),
                standing.score(),
                old == null ? null : old.standing().score(),
                verdicts,
                old == null
                        ? List.of()
                        : Change.between(
                                old.standing(), judged, standing.judgedAt(), old.revision() != standard.revision()));
    }
}
