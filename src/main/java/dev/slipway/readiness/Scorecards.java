package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.facts.FactType;
import dev.slipway.facts.FactTypesChanged;
import dev.slipway.facts.Facts;
import dev.slipway.schedule.Schedule;
import dev.slipway.search.SearchLog;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import dev.slipway.source.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The standards that are judged by. Declarations and fact types arrive in any order: whenever one changes, everything is
 * put together anew, and a scorecard that does not hold together keeps its last good state and says what is wrong.
 */
@Component
class Scorecards {

    static final String READER = "readiness";

    private static final Logger log = LoggerFactory.getLogger(Scorecards.class);
    private static final long LOOK_AGAIN = 1_000_000_000; // ns; how long another node's change may go unnoticed

    private final StandardRepository repository;
    private final Facts facts;
    private final Sources sources;
    private final Schedule schedule;
    private final SearchLog search;
    private volatile Map<String, Standard> current = Map.of();
    private volatile long lookedAt = System.nanoTime() - LOOK_AGAIN;

    Scorecards(StandardRepository repository, Facts facts, Sources sources, Schedule schedule, SearchLog search) {
        this.repository = repository;
        this.facts = facts;
        this.sources = sources;
        this.schedule = schedule;
        this.search = search;
    }

    /** By name. */
    Map<String, Standard> all() {
        if (System.nanoTime() - lookedAt >= LOOK_AGAIN) {
            refresh();
        }
        return current;
    }

    Optional<Standard> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    private synchronized void refresh() {
        Map<String, Long> stored = repository.versions().stream()
                .collect(Collectors.toMap(StandardRepository.Version::name, StandardRepository.Version::revision));
        Map<String, Long> known = current.values().stream()
                .collect(Collectors.toMap(standard -> standard.scorecard().name(), Standard::revision));
        if (!stored.equals(known)) {
            Map<String, Standard> compiled = new LinkedHashMap<>();
            for (StandardRepository.Stored each : repository.standards()) {
                Standard before = current.get(each.scorecard().name());
                compiled.put(
                        each.scorecard().name(),
                        before != null && before.revision() == each.revision()
                                ? before
                                : Standards.compile(each.scorecard(), each.revision()));
            }
            current = compiled;
        }
        lookedAt = System.nanoTime();
    }

    @ApplicationModuleListener
    void on(StandardDeclared event) {
        putTogether();
    }

    @ApplicationModuleListener
    void on(FactTypesChanged event) {
        putTogether();
    }

    private void putTogether() {
        repository.lock();
        Map<String, FactType> types = facts.types();
        List<Declaration> scorecards = repository.declared.all(Standards.SCORECARD);
        List<Declaration> sets = repository.declared.all(Standards.QUESTION_SET);
        Map<String, Scorecard> before = repository.standards().stream()
                .map(StandardRepository.Stored::scorecard)
                .collect(Collectors.toMap(Scorecard::name, scorecard -> scorecard));
        Map<Declaration, List<Problem>> problems = new LinkedHashMap<>();
        List<String> gone = new ArrayList<>();
        before.values().forEach(scorecard -> gone.addAll(QuestionSearch.ids(scorecard)));
        boolean changed = before.keySet().stream()
                .anyMatch(name ->
                        scorecards.stream().noneMatch(each -> each.name().equals(name)));
        Lending lending = Lending.of(scorecards, sets);
        for (Declaration each : scorecards) {
            Standards.Assembled assembled = Standards.assemble(
                    each, sets.stream().filter(set -> belongs(set, each)).toList(), lending, types);
            problems.putAll(assembled.problems());
            Scorecard scorecard = assembled.scorecard();
            if (scorecard != null && !scorecard.equals(before.get(each.name()))) {
                repository.put(scorecard);
                search.changed(QuestionSearch.ids(scorecard));
                changed = true;
                log.info(
                        "Scorecard {} is judged by {} questions",
                        each.name(),
                        scorecard.questions().count());
            }
        }
        for (Declaration set : sets) {
            if (scorecards.stream().noneMatch(each -> belongs(set, each))) {
                problems.put(
                        set,
                        List.of(set.problem(
                                "spec.scorecard",
                                "there is no scorecard of this name",
                                "Declare it with kind: Scorecard, or correct the name.")));
            }
        }
        repository.removeAllBut(scorecards.stream().map(Declaration::name).toList());
        report(problems);
        if (changed) {
            search.changed(gone); // some may still be there, which is then seen
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    lookedAt = System.nanoTime() - LOOK_AGAIN;
                    schedule.runNow(AssessStale.NAME);
                }
            });
        }
    }

    private static boolean belongs(Declaration set, Declaration scorecard) {
        return scorecard.name().equals(set.spec().get("scorecard"));
    }

    private void report(Map<Declaration, List<Problem>> problems) {
        record File(SourceId source, String path) {}
        Map<File, List<Problem>> byFile = new LinkedHashMap<>();
        problems.forEach((declaration, found) -> byFile.computeIfAbsent(
                        new File(declaration.source(), declaration.path()), file -> new ArrayList<>())
                .addAll(found));
        byFile.forEach((file, found) -> sources.report(file.source(), READER, file.path(), found));
    }
}
