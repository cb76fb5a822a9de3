package dev.slipway.capability;

import dev.slipway.catalog.Declaration;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes over what is well formed by itself; what is malformed is reported, and what was declared before stays. */
final class MapReader implements Declaration.Reader {

    /** One reader for each kind. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {

        @Bean
        Declaration.Reader capabilityReader(MapStore store, ApplicationEventPublisher events) {
            return new MapReader(MapRules.CAPABILITY, store, events);
        }

        @Bean
        Declaration.Reader capabilityMapReader(MapStore store, ApplicationEventPublisher events) {
            return new MapReader(MapRules.GROUPS, store, events);
        }

        @Bean
        Declaration.Reader toolKindReader(MapStore store, ApplicationEventPublisher events) {
            return new MapReader(MapRules.TOOLS, store, events);
        }
    }

    private final String kind;
    private final MapStore store;
    private final ApplicationEventPublisher events;

    private MapReader(String kind, MapStore store, ApplicationEventPublisher events) {
        this.kind = kind;
        this.store = store;
        this.events = events;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public List<Problem> read(Declaration declaration) {
        Optional<Declaration> before = store.declaration(kind, declaration.name());
        if (before.isPresent() && !samePlace(before.get(), declaration)) {
            return List.of(declaration.problem(
                    "metadata.name",
                    "the " + kind + " " + declaration.name() + " is already declared in "
                            + before.get().source() + ", " + before.get().path(),
                    "Give it a name of its own, or remove the other."));
        }
        List<Problem> problems = new ArrayList<>();
        MapRules.check(declaration, problems);
        if (problems.isEmpty() && !before.equals(Optional.of(declaration))) {
            store.declare(declaration);
            events.publishEvent(new MapDeclared());
        }
        return problems;
    }

    @Override
    public void removed(SourceId source, String path, String name) {
        if (store.undeclare(kind, source, path, name) > 0) {
            events.publishEvent(new MapDeclared());
        }
    }

    private static boolean samePlace(Declaration one, Declaration other) {
        return one.source().equals(other.source()) && one.path().equals(other.path());
    }
}
