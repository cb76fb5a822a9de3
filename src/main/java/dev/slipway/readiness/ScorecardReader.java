package dev.slipway.readiness;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes over declarations of scorecards and question sets that are well formed by themselves; a malformed one is
 * reported, and what was declared before stays.
 */
final class ScorecardReader implements Declaration.Reader {

    /** One reader for each kind. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        Declaration.Reader scorecardReader(StandardRepository repository, ApplicationEventPublisher events) {
            return new ScorecardReader(Standards.SCORECARD, Standards::scorecard, repository, events);
        }

        @Bean
        Declaration.Reader questionSetReader(StandardRepository repository, ApplicationEventPublisher events) {
            return new ScorecardReader(Standards.QUESTION_SET, Standards::questionSet, repository, events);
        }
    }

    private final String kind;
    private final BiConsumer<Declaration, List<Problem>> check;
    private final StandardRepository repository;
    private final ApplicationEventPublisher events;

    private ScorecardReader(
            String kind,
            BiConsumer<Declaration, List<Problem>> check,
            StandardRepository repository,
            ApplicationEventPublisher events) {
        this.kind = kind;
        this.check = check;
        this.repository = repository;
        this.events = events;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<Problem> read(Declaration declaration) {
        Optional<Declaration> before = repository.declaration(kind, declaration.name());
        if (before.isPresent() && !samePlace(before.get(), declaration)) {
            return List.of(declaration.problem(
                    "metadata.name",
                    "the " + kind + " " + declaration.name() + " is already declared in "
                            + before.get().source() + ", " + before.get().path(),
                    "Give it a name of its own, or remove the other."));
        }
        List<Problem> problems = new ArrayList<>();
        check.accept(declaration, problems);
        if (problems.isEmpty() && !before.equals(Optional.of(declaration))) {
            repository.declare(declaration);
            events.publishEvent(new StandardDeclared());
        }
        return problems;
    }

    @Override
    public void removed(SourceId source, String path, String name) {
        if (repository.undeclare(kind, source, path, name) > 0) {
            events.publishEvent(new StandardDeclared());
        }
    }

    private static boolean samePlace(Declaration one, Declaration other) {
        return one.source().equals(other.source()) && one.path().equals(other.path());
    }
}
