package dev.slipway.readiness;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.Declared;
import dev.slipway.catalog.Entity;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.DeclaredFacts;
import dev.slipway.facts.Fact;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Facts;
import dev.slipway.source.FileTree;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a change of a standard would do, before it is made. Whatever is handed in is forgotten again. */
@Component
@Requires(Permission.SOURCE_PROPOSE)
public class StandardPreviews {

    static final String PATH = "posted.yaml";

    private static final SourceId POSTED = new SourceId("posted");
    private static final int LARGEST = 500_000;
    private static final int CHUNK = 250;

    private final StandardRepository repository;
    private final Scorecards scorecards;
    private final WaiverStore waivers;
    private final Catalog catalog;
    private final Facts facts;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    StandardPreviews(
            StandardRepository repository,
            Scorecards scorecards,
            WaiverStore waivers,
            Catalog catalog,
            Facts facts,
            Clock clock) {
        this.repository = repository;
        this.scorecards = scorecards;
        this.waivers = waivers;
        this.catalog = catalog;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @param yaml scorecards, question sets and fact types as they would be; what is not among them is taken as it stands.
     *     Either one scorecard, or question sets of one.
     */
    public StandardPreview of(String yaml) {
        if (yaml.length() > LARGEST) {
            throw new Refusal(Refusal.Kind.INVALID, "This is larger than a standard may be. Hand in fewer files.");
        }
        Declared declared = Declared.in(POSTED, new One(yaml), clock.instant());
        List<Problem> problems = new ArrayList<>(declared.problems());
        Map<String, FactType> types = new HashMap<>(facts.types());
        types.putAll(DeclaredFacts.types(declared.declarations(), problems));
        List<Declaration> sets = of(declared, Standards.QUESTION_SET);
        Declaration scorecard = problems.isEmpty() ? scorecard(of(declared, Standards.SCORECARD), sets) : null;
        if (scorecard == null) {
            return broken(problems);
        }
        Standards.Assembled assembled = Standards.assemble(scorecard, together(scorecard, sets), lending(), types);
        assembled
                .problems()
                .forEach((declaration, found) -> found.forEach(problem -> problems.add(
                        declaration.path().equals(PATH)
                                ? problem
                                : new Problem(
                                        declaration.source() + "/" + problem.path(),
                                        problem.line(),
                                        problem.column(),
                                        problem.message(),
                                        problem.remedy()))));
        Scorecard whole = assembled.scorecard();
        return whole == null ? broken(problems) : alone(Standards.compile(whole, 0));
    }

    /** What others lend, as it stands. */
    private Lending lending() {
        return Lending.of(
                repository.declared.all(Standards.SCORECARD), repository.declared.all(Standards.QUESTION_SET));
    }

    private static StandardPreview broken(List<Problem> problems) {
        return new StandardPreview(null, List.copyOf(problems), 0, null, 0, 0, List.of());
    }

    private static List<Declaration> of(Declared declared, String kind) {
        return declared.declarations().stream()
                .filter(declaration -> declaration.kind().equals(kind))
                .toList();
    }

    private Declaration scorecard(List<Declaration> posted, List<Declaration> sets) {
        Set<String> names = new LinkedHashSet<>();
        posted.forEach(declaration -> names.add(declaration.name()));
        sets.forEach(set -> names.add(String.valueOf(set.spec().get("scorecard"))));
        if (names.size() != 1) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    names.isEmpty()
                            ? "There is neither a Scorecard nor a QuestionSet in this. Hand in the YAML of one."
                            : "This speaks of several scorecards: " + String.join(", ", names)
                                    + ". Hand them in one by one.");
        }
        String name = names.iterator().next();
        return posted.stream()
                .findFirst()
                .or(() -> repository.declared.find(Standards.SCORECARD, name))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "There is no scorecard “" + name + "” to which these questions belong."));
    }

    /** What was handed in, instead of what is stored under the same name, as if it came from the scorecard's source. */
    private List<Declaration> together(Declaration scorecard, List<Declaration> posted) {
        Set<String> replaced = new LinkedHashSet<>();
        posted.forEach(set -> replaced.add(set.name()));
        return Stream.concat(repository.declared.all(Standards.QUESTION_SET).stream(), posted.stream())
                .filter(set -> set.path().equals(PATH) || !replaced.contains(set.name()))
                .filter(set -> scorecard.name().equals(set.spec().get("scorecard")))
                .map(set -> new Declaration(
                        scorecard.source(),
                        set.path(),
                        set.line(),
                        set.kind(),
                        set.name(),
                        set.metadata(),
                        set.spec(),
                        set.places()))
                .toList();
    }

    /** To judge all entities twice takes both hands. */
    private StandardPreview alone(Standard then) {
        if (!turn.tryAcquire()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "Another preview is being worked out just now. Try again in half a minute.");
        }
        try {
            return judged(then);
        } finally {
            turn.release();
        }
    }

    private StandardPreview judged(Standard then) {
        Instant now = clock.instant();
        Optional<Standard> current = scorecards.find(then.scorecard().name());
        List<Entity> entities = new ArrayList<>();
        catalog.each(then.scorecard().appliesTo().filter(), entities::add);
        List<Entity> covered = entities.stream()
                .filter(entity -> then.scorecard().covers(entity))
                .toList();
        List<StandardPreview.Effect> effects = new ArrayList<>();
        double sum = 0;
        double before = 0;
        int judgedNow = 0;
        for (int i = 0; i < covered.size(); i += CHUNK) {
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
                covered.size(),
                judgedNow == 0 ? null : before / judgedNow,
                covered.isEmpty() ? 0 : sum / covered.size(),
                effects.size(),
                effects.stream().limit(StandardPreview.MOST).toList());
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

    private record One(String yaml) implements FileTree {
        @Override
        public List<String> paths() {
            return List.of(PATH);
        }

        @Override
        public Optional<byte[]> read(String path) {
            return Optional.of(yaml.getBytes(StandardCharsets.UTF_8));
        }
    }
}
