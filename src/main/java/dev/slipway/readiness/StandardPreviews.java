package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Shows what a change of a standard would do, before it is made. Whatever is handed in is forgotten again. */
@Component
@Requires(Permission.SOURCE_PROPOSE)
public class StandardPreviews implements DisposableBean {

    private static final int CHUNK = 250;

    private final StandardRepository repository;
    private final Scorecards scorecards;
    private final WaiverStore waivers;
    private final Catalog catalog;
    private final Facts facts;
    private final Clock clock;
    private final Sources sources;
    private final Semaphore turn = new Semaphore(1);
    private final ExecutorService aside = Executors.newThreadPerTaskExecutor(Thread.ofPlatform()
            .daemon()
            .name("standard-preview")
            .factory()); // it computes, and would hold up virtual ones

    StandardPreviews(
            StandardRepository repository,
            Scorecards scorecards,
            WaiverStore waivers,
            Catalog catalog,
            Facts facts,
            Sources sources,
            Clock clock) {
        this.repository = repository;
        this.scorecards = scorecards;
        this.waivers = waivers;
        this.catalog = catalog;
        this.facts = facts;
        this.sources = sources;
        this.clock = clock;
    }

    /** Told from time to time while a preview is worked out. */
    public interface Progress {

        /** @return whether somebody still waits for it */
        boolean judged(int done, int all);
    }

    /**
     * @param yaml scorecards, question sets and fact types as they would be; what is not among them is taken as it stands.
     *     Either one scorecard, or question sets of one.
     */
    public StandardPreview of(String yaml) {
        return of(yaml, (done, all) -> true);
    }

    /** The same aside; ends with a {@link Refusal} if it is refused, or if nobody waits for it any more. */
    public CompletableFuture<StandardPreview> begin(String yaml, Progress progress) {
        return CompletableFuture.supplyAsync(() -> of(yaml, progress), aside);
    }

    private StandardPreview of(String yaml, Progress progress) {
        PostedStandard posted = PostedStandard.of(yaml, repository, facts.types(), clock.instant());
        Standard standard = posted.standard();
        return standard == null ? StandardPreview.broken(posted.problems()) : alone(standard, progress);
    }

    /** Where the standards are declared now, to begin a change from. */
    public List<StandardFile> files() {
        return Stream.of(Standards.SCORECARD, Standards.QUESTION_SET)
                .flatMap(kind -> repository.declared.all(kind).stream())
                .map(declaration -> new StandardFile(declaration.source(), declaration.path()))
                .distinct()
                .sorted(Comparator.comparing(StandardFile::toString))
                .toList();
    }

    /** As its author wrote it; empty if it declares no standard, or its source cannot be reached. */
    public Optional<String> text(StandardFile file) {
        return !files().contains(file)
                ? Optional.empty()
                : sources.files(file.source())
                        .flatMap(files -> files.read(file.path()))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void destroy() {
        aside.shutdownNow();
    }

    /** To judge all entities twice takes both hands. */
    private StandardPreview alone(Standard then, Progress progress) {
        if (!turn.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "Another preview is being worked out just now. Try again in half a minute.");
        }
        try {
            return judged(then, progress);
        } finally {
            turn.release();
        }
    }

    private StandardPreview judged(Standard then, Progress progress) {
        Instant now = clock.instant();
        Optional<Standard> current = scorecards.find(then.scorecard().name());
        List<Entity> covered = new ArrayList<>();
        Set<EntityRef> dropped = new TreeSet<>();
        current.map(Standard::scorecard)
                .ifPresent(before -> catalog.each(before.appliesTo().filter(), entity -> {
                    if (before.covers(entity) && !then.scorecard().covers(entity)) {
                        dropped.add(entity.ref());
                    }
                }));
        catalog.each(then.scorecard().appliesTo().filter(), entity -> {
            if (then.scorecard().covers(entity)) {
                covered.add(entity);
            }
        });
        List<StandardPreview.Effect> effects = new ArrayList<>();
        double sum = 0;
        double before = 0;
        int judgedNow = 0;
        for (int i = 0; i < covered.size(); i += CHUNK) {
            if (!progress.judged(i, covered.size())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "Nobody waits for this preview any more.");
            }
            List<Entity> chunk = covered.subList(i, Math.min(covered.size(), i + CHUNK));
            List<EntityRef> refs = chunk.stream().map(Entity::ref).toList();
            Map<EntityRef, Map<String, Fact>> known = facts.withoutEvidence(refs, now);
            Map<EntityRef, List<Waiver>> holding = waivers.holding(refs, now);
            for (Entity entity : chunk) {
                Map<String, Waiver> waived = Assessments.waived(
                        holding.getOrDefault(entity.ref(), List.of()),
                        then.scorecard().name());
                Map<String, Fact> own = known.getOrDefault(entity.ref(), Map.of());
                Totals totals = Assessor.judge(then, entity, own, waived, now).totals();
                Totals old = current.filter(standard -> standard.scorecard().covers(entity))
                        .map(standard -> Assessor.judge(standard, entity, own, waived, now)
                                .totals())
                        .orElse(null);
                sum += totals.scores().total();
                before += old == null ? 0 : old.scores().total();
                judgedNow += old == null ? 0 : 1;
                effect(entity.ref(), old, totals, then.scorecard().targets().getFirst())
                        .ifPresent(effects::add);
            }
        }
        effects.sort(Comparator.comparingDouble(StandardPreview.Effect::change)
                .thenComparing(StandardPreview.Effect::entity));
        return new StandardPreview(
                then.scorecard(),
                List.of(),
                StandardPreview.Questions.between(
                        current.map(Standard::scorecard).orElse(null), then.scorecard()),
                covered.size(),
                judgedNow == 0 ? null : before / judgedNow,
                covered.isEmpty() ? 0 : sum / covered.size(),
                List.copyOf(effects),
                List.copyOf(dropped));
    }

    private static Optional<StandardPreview.Effect> effect(
            EntityRef entity, @Nullable Totals old, Totals then, String target) {
        Ruling ruling = then.rulings().get(target);
        Ruling oldRuling = old == null ? null : old.rulings().get(target);
        List<String> blockers = blockers(ruling);
        List<String> blockersBefore = blockers(oldRuling);
        StandardPreview.Effect effect = new StandardPreview.Effect(
                entity,
                old == null ? null : old.scores().total(),
                then.scores().total(),
                oldRuling == null ? null : oldRuling.verdict(),
                ruling == null ? Verdict.NO_GO : ruling.verdict(),
                blockers.stream().filter(id -> !blockersBefore.contains(id)).toList(),
                blockersBefore.stream().filter(id -> !blockers.contains(id)).toList());
        boolean same = effect.before() != null
                && effect.before() == effect.score()
                && effect.verdictBefore() == effect.verdict()
                && effect.blocked().isEmpty()
                && effect.freed().isEmpty();
        return same ? Optional.empty() : Optional.of(effect);
    }

    private static List<String> blockers(@Nullable Ruling ruling) {
        return ruling == null
                ? List.of()
                : ruling.blockers().stream()
                        .map(blocker -> blocker.question().id())
                        .sorted()
                        .toList();
    }
}
