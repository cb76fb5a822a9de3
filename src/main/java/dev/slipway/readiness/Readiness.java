package dev.slipway.readiness;

import dev.slipway.Page;
import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.readiness.report.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Is it ready? The front door to scorecards, to how entities stand by them, and to how they came to stand so. */
@Component
@Requires(Permission.CATALOG_READ)
public class Readiness {

    /** The scorecard that is meant where none is named. */
    public static final String PRODUCTION_READINESS = "production-readiness";

    private static final Duration MONTH = Duration.ofDays(30);

    private final Scorecards scorecards;
    private final AssessmentRepository assessments;
    private final JudgementHistory history;
    private final Summaries summaries;
    private final WaiverStore waivers;
    private final Catalog catalog;
    private final Facts facts;
    private final Clock clock;

    Readiness(
            Scorecards scorecards,
            AssessmentRepository assessments,
            JudgementHistory history,
            Summaries summaries,
            WaiverStore waivers,
            Catalog catalog,
            Facts facts,
            Clock clock) {
        this.scorecards = scorecards;
        this.assessments = assessments;
        this.history = history;
        this.summaries = summaries;
        this.waivers = waivers;
        this.catalog = catalog;
        this.facts = facts;
        this.clock = clock;
    }

    public List<Scorecard> scorecards() {
        return scorecards.all().values().stream().map(Standard::scorecard).toList();
    }

    public Optional<Scorecard> scorecard(String name) {
        return scorecards.find(name).map(Standard::scorecard);
    }

    /** The scorecard, or a refusal that names those there are. */
    public Scorecard required(String name) {
        return standard(name).scorecard();
    }

    /** Those that are about it, the one that is meant where none is named first. */
    public List<Scorecard> scorecards(Entity entity) {
        return scorecards().stream()
                .filter(scorecard -> scorecard.covers(entity))
                .sorted(Comparator.comparing(
                        scorecard -> !scorecard.name().equals(PRODUCTION_READINESS))) // the rest stays by name
                .toList();
    }

    /** How far it has come by outcomes of a scorecard, as things count today. */
    public Level.Reached reached(Scorecard scorecard, Map<String, Outcome> outcomes) {
        return scorecard.reached(outcomes, Assessor.day(clock.instant()));
    }

    /** Whether some scorecard is about it. */
    public boolean judges(Entity entity) {
        return scorecards.all().values().stream()
                .anyMatch(standard -> standard.scorecard().appliesTo().covers(entity));
    }

    /** The entity judged now, on the facts as they are, with the evidence for every answer. */
    public Assessment assessment(EntityRef ref, String scorecard) {
        Standard standard = standard(scorecard);
        Entity entity = catalog.find(ref)
                .orElseThrow(
                        () -> new Refusal(Refusal.Kind.NOT_FOUND, "There is no entity " + ref + " in the catalog."));
        if (entity.orphan() != null) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    ref + " is not judged, as its descriptor is gone. "
                            + entity.orphan().why());
        }
        if (!standard.scorecard().appliesTo().covers(entity)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "The scorecard " + scorecard + " is about "
                            + standard.scorecard().appliesTo().words() + "; " + ref + " is of kind " + entity.kind()
                            + (entity.type() == null ? "" : ", type " + entity.type())
                            + (entity.lifecycle() == null ? "" : ", lifecycle " + entity.lifecycle()) + ".");
        }
        Instant now = clock.instant();
        return Assessor.assess(
                standard,
                entity,
                facts.of(List.of(ref), now).getOrDefault(ref, Map.of()),
                Assessments.waived(waivers.holding(List.of(ref), now).getOrDefault(ref, List.of()), scorecard),
                now);
    }

    /** How it would stand if these questions were passed. */
    public WhatIf whatIf(EntityRef ref, String scorecard, Collection<String> fixed) {
        return WhatIf.of(assessment(ref, scorecard), fixed);
    }

    /** The same, ready to be taken along. */
    public Report report(EntityRef ref, String scorecard, String target) {
        Assessment assessment = assessment(ref, scorecard);
        Entity entity = catalog.find(ref).orElseThrow();
        Map<String, Fact> known =
                facts.of(List.of(ref), assessment.assessedAt()).getOrDefault(ref, Map.of());
        return Report.of(entity, assessment, target, facts.types(), known.values());
    }

    /** As it was last judged; empty if it never was. */
    public Optional<Standing> standing(EntityRef ref, String scorecard) {
        return assessments.find(scorecard, ref);
    }

    /** Those of them that were judged. */
    public Map<EntityRef, Standing> standings(Collection<EntityRef> refs, String scorecard) {
        Map<EntityRef, Standing> standings = new LinkedHashMap<>();
        assessments.rows(scorecard, refs).forEach((ref, row) -> standings.put(ref, row.standing()));
        return standings;
    }

    /** Worst first. */
    public Page<Standing> list(String scorecard, String target, StandingFilter filter, int offset, int limit) {
        known(required(scorecard), target);
        return assessments.list(scorecard, target, filter, offset, limit);
    }

    /** Those with the gravest blockers first. */
    public List<Standing> mostPressing(String scorecard, String target, StandingFilter filter, int limit) {
        return assessments.mostPressing(scorecard, target, filter, limit);
    }

    /** By how many points each rose or fell in thirty days; those that were not judged before are left out. */
    public Map<EntityRef, Double> monthsChange(Collection<Standing> standings, String scorecard) {
        Map<EntityRef, Double> before = history.scoresAt(
                scorecard,
                standings.stream().map(Standing::entity).toList(),
                clock.instant().minus(MONTH));
        Map<EntityRef, Double> change = new LinkedHashMap<>();
        for (Standing standing : standings) {
            Double then = before.get(standing.entity());
            if (then != null) {
                change.put(standing.entity(), standing.score() - then);
            }
        }
        return change;
    }

    /** Of all entities that pass the filter together. */
    public Summary summary(String scorecardName, String target, StandingFilter filter) {
        Standard standard = standard(scorecardName);
        known(standard.scorecard(), target);
        return summaries.of(standard, target, filter);
    }

    /**
     * How the mean of all that pass the filter moved from day to day, oldest first, today last; days on which none of
     * them had been judged are left out.
     */
    public List<MeanOnDay> trend(String scorecard, String target, StandingFilter filter, int days) {
        known(required(scorecard), target);
        LocalDate today = Assessor.day(clock.instant());
        LocalDate since = today.minusDays(days);
        AssessmentRepository.Totals now = assessments.totals(scorecard, target, filter);
        return trend(now, today, since, assessments.changes(scorecard, target, filter, since));
    }

    /** Backwards from how it is now, day by day. */
    static List<MeanOnDay> trend(
            AssessmentRepository.Totals now,
            LocalDate today,
            LocalDate since,
            Map<LocalDate, AssessmentRepository.DayChange> changes) {
        List<MeanOnDay> trend = new ArrayList<>();
        double sum = now.mean() * now.entities();
        long entities = now.entities();
        for (LocalDate day = today; !day.isBefore(since) && entities > 0; day = day.minusDays(1)) {
            trend.addFirst(new MeanOnDay(day, Math.clamp(sum / entities, 0, 100), entities));
            AssessmentRepository.DayChange change = changes.get(day);
            if (change != null) {
                sum -= change.sum();
                entities -= change.entities();
            }
        }
        return trend;
    }

    /** How each owner's entities stand together, worst first, as far as they pass the filter. */
    public List<OwnerMean> byOwner(String scorecard, String target, StandingFilter filter, int limit) {
        known(required(scorecard), target);
        return assessments.byOwner(scorecard, target, filter, limit);
    }

    /** Values to filter by: {@code owner}, {@code system} or {@code tier}. */
    public List<String> owners(String scorecard) {
        return assessments.distinct(scorecard, "owner");
    }

    public List<String> systems(String scorecard) {
        return assessments.distinct(scorecard, "system");
    }

    public List<String> tiers(String scorecard) {
        return assessments.distinct(scorecard, "tier");
    }

    /** Oldest first: what changed since a moment, and what held at it. */
    public List<Change> history(EntityRef ref, String scorecard, Instant since) {
        return history.since(scorecard, ref, since);
    }

    /** Latest first, over all entities. */
    public List<Change> latest(String scorecard, int limit) {
        return history.latest(scorecard, limit);
    }

    private Standard standard(String name) {
        return scorecards
                .find(name)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID,
                        "There is no scorecard “" + name + "”. There is "
                                + (scorecards.all().isEmpty()
                                        ? "none yet."
                                        : String.join(", ", scorecards.all().keySet()) + ".")));
    }

    private static void known(Scorecard scorecard, String target) {
        if (!scorecard.targets().contains(target)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "The scorecard " + scorecard.name() + " gives no verdict for the target “" + target
                            + "”. Its targets are " + String.join(", ", scorecard.targets()) + ".");
        }
    }
}
