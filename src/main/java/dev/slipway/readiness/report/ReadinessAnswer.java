package dev.slipway.readiness.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Waiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An assessment in the shape that others build on: {@code GET …/readiness} answers it, and so does the scan of a
 * checkout.
 */
public record ReadinessAnswer(
        String entity,
        String target,
        String scorecard,
        double score,
        String band,
        String verdict,
        List<String> reasons,
        List<Category> categories,
        List<Question> questions,
        List<Gap> blockers,
        Instant assessedAt,
        @Nullable Instant staleAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LevelReached level,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NextLevel nextLevel) {

    /** @param name null where not even the lowest level is reached */
    public record LevelReached(
            @Nullable String name, @Nullable String about) {}

    /** @param missing ids of the questions that must pass for it, and have not */
    public record NextLevel(String name, String about, List<String> missing) {}

    /** @param score null where nothing in the category applies */
    public record Category(
            String id, String title, int weight, @Nullable Double score) {}

    public record Question(
            String id,
            String category,
            String ask,
            String outcome,
            String severity,
            double worth,
            @Nullable String reason,
            @Nullable Let waiver,
            @Nullable LocalDate countsFrom,
            List<Evidence> evidence) {}

    /** @param until the last day on which the waiver holds */
    public record Let(
            long id,
            LocalDate until,
            String reason,
            String measure,
            String requestedBy,
            @Nullable String approvedBy) {}

    /** @param value null, with the rest, where nobody ever stated the fact; {@code state} says so */
    public record Evidence(
            String fact,
            @Nullable Object value,
            @Nullable String source,
            @Nullable Instant observedAt,
            @Nullable Instant validUntil,
            @Nullable String link,
            String state,
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String excerpt) {}

    public record Gap(String question, String outcome, String severity, double worth, String effort) {}

    public static ReadinessAnswer of(Assessment assessment, String target) {
        Ruling ruling = assessment.ruling(target);
        Scorecard scorecard = assessment.scorecard();
        return new ReadinessAnswer(
                assessment.entity().toString(),
                target,
                scorecard.name(),
                rounded(assessment.score()),
                assessment.band(),
                ruling.verdict().word(),
                ruling.reasons().stream().map(Ruling.Reason::text).toList(),
                scorecard.categories().stream()
                        .map(category -> new Category(
                                category.id(),
                                category.title(),
                                category.weight(),
                                rounded(assessment.scores().categories().get(category.id()))))
                        .toList(),
                assessment.answers().stream()
                        .map(answer -> question(answer, target))
                        .toList(),
                ruling.blockers().stream().map(ReadinessAnswer::gap).toList(),
                assessment.assessedAt(),
                assessment.staleAt(),
                scorecard.levels().isEmpty() ? null : level(assessment.reached().level()),
                next(assessment.reached()));
    }

    private static LevelReached level(@Nullable Level level) {
        return level == null ? new LevelReached(null, null) : new LevelReached(level.name(), level.about());
    }

    private static @Nullable NextLevel next(Level.Reached reached) {
        Level next = reached.next();
        return next == null
                ? null
                : new NextLevel(
                        next.name(),
                        next.about(),
                        reached.missing().stream()
                                .map(dev.slipway.readiness.Question::id)
                                .toList());
    }

    private static Question question(Answer answer, String target) {
        return new Question(
                answer.question().id(),
                answer.question().category(),
                answer.question().ask(),
                answer.outcome().word(),
                answer.question().severityFor(target).word(),
                rounded(answer.worth()),
                answer.reason(),
                let(answer.waiver()),
                answer.question().from(),
                answer.grounds().stream().map(ReadinessAnswer::evidence).toList());
    }

    private static @Nullable Let let(@Nullable Waiver waiver) {
        return waiver == null
                ? null
                : new Let(
                        waiver.id(),
                        waiver.lastDay(),
                        waiver.reason(),
                        waiver.measure(),
                        waiver.requestedBy(),
                        waiver.decidedBy());
    }

    private static Evidence evidence(Ground ground) {
        Fact fact = ground.fact();
        if (fact == null) {
            return new Evidence(
                    ground.key(), null, null, null, null, null, ground.state().word(), null, null, null);
        }
        var first = fact.evidence().isEmpty() ? null : fact.evidence().getFirst();
        return new Evidence(
                ground.key(),
                fact.value(),
                fact.source(),
                fact.observedAt(),
                fact.validUntil(),
                first == null ? null : first.link(),
                ground.state().word(),
                first == null ? null : first.file(),
                first == null ? null : first.line(),
                first == null ? null : first.excerpt());
    }

    private static Gap gap(Blocker blocker) {
        return new Gap(
                blocker.question().id(),
                blocker.outcome().word(),
                blocker.severity().word(),
                rounded(blocker.worth()),
                blocker.question().effort());
    }

    static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : rounded(value.doubleValue());
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
