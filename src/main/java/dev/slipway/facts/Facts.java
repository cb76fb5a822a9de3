package dev.slipway.facts;

import dev.slipway.Refusal;
import dev.slipway.access.People;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.access.Scope;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known, from where, and until when: the front door for whoever states facts and whoever judges by them. */
@Component
@Requires(Permission.CATALOG_READ)
public class Facts {

    private static final Duration FRESH_COUNT_KEPT = Duration.ofSeconds(10);

    private final FactStore store;
    private final FactTypeStore factTypes;
    private final FactWriter writer;
    private final Catalog catalog;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable Count counted;

    Facts(
            FactStore store,
            FactTypeStore factTypes,
            FactWriter writer,
            Catalog catalog,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.factTypes = factTypes;
        this.writer = writer;
        this.catalog = catalog;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    private record Count(long facts, Instant at) {}

    /**
     * Replaces everything that this source stated about each entity. Refuses keys that no fact type declares and values
     * of another type. In the caller's transaction if there is one.
     */
    @Transactional
    public void replace(String source, Map<EntityRef, List<Statement>> statements) {
        write(source, statements, true);
    }

    /** Adds or renews one fact of this source. */
    @Transactional
    public void state(String source, EntityRef entity, Statement statement) {
        write(source, Map.of(entity, List.of(statement)), false);
    }

    /** Says that what the source stated about these entities was seen again now, and is as it was. */
    @Transactional
    public void renew(String source, Collection<EntityRef> entities) {
        List<EntityRef> freshAgain = store.renew(source, entities, clock.instant());
        counted = null;
        if (!freshAgain.isEmpty()) {
            events.publishEvent(new FactsChanged(freshAgain));
        }
    }

    /** Adds or renews facts that a program outside the portal states; what it stated before stays. */
    @Transactional
    @Requires(Permission.FACT_STATE)
    public Stated report(String source, EntityRef entity, List<Statement> statements) {
        EntityRef now = calledNow(entity);
        people.current().ifPresent(person -> requireScope(person.scope(), now));
        if (catalog.find(now).isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "entity: there is no " + entity + " in the catalog");
        }
        return write(source, Map.of(now, statements), false);
    }

    /** Pipelines and their tokens may go on with the name that the entity had before. */
    private void requireScope(Scope scope, EntityRef entity) {
        String about = scope.entity();
        if (about == null || !calledNow(EntityRef.of(about)).equals(entity)) {
            scope.requireFactsAbout(entity.toString());
        }
    }

    private EntityRef calledNow(EntityRef entity) {
        return catalog.renamed(entity).orElse(entity);
    }

    /**
     * For each entity its facts by key. Where several sources state the same key, the one that counts: fresh before
     * stale, then higher confidence, then the later observation. Facts that no type declares, or no longer so, are left
     * out.
     */
    public Map<EntityRef, Map<String, Fact>> of(Collection<EntityRef> entities, Instant moment) {
        return thatCount(entities, store.of(entities), moment);
    }

    /** As {@link #of}, with all that rules judge by: the facts have no evidence. For many entities at once. */
    public Map<EntityRef, Map<String, Fact>> withoutEvidence(Collection<EntityRef> entities, Instant moment) {
        return thatCount(entities, store.withoutEvidence(entities), moment);
    }

    private Map<EntityRef, Map<String, Fact>> thatCount(
            Collection<EntityRef> entities, List<Fact> known, Instant moment) {
        Comparator<Fact> counts = counting(moment);
        Map<EntityRef, Map<String, Fact>> facts = new LinkedHashMap<>();
        entities.forEach(entity -> facts.put(entity, new LinkedHashMap<>()));
        for (Fact fact : declared(known)) {
            facts.computeIfAbsent(fact.entity(), entity -> new LinkedHashMap<>())
                    .merge(fact.key(), fact, (one, other) -> counts.compare(one, other) >= 0 ? one : other);
        }
        return facts;
    }

    /** Every fact of one entity from every source, by key, and within a key the one that counts first. */
    public List<Fact> all(EntityRef entity, Instant moment) {
        return declared(store.of(List.of(entity))).stream()
                .sorted(Comparator.comparing(Fact::key)
                        .thenComparing(counting(moment).reversed()))
                .toList();
    }

    /** Declared types by key. */
    public Map<String, FactType> types() {
        return factTypes.types();
    }

    /** How many facts are fresh at the moment, for the frame's foot: up to ten seconds old. */
    public long fresh(Instant moment) {
        Count known = counted;
        if (known == null || Duration.between(known.at(), moment).abs().compareTo(FRESH_COUNT_KEPT) > 0) {
            known = new Count(store.fresh(moment), moment);
            counted = known;
        }
        return known.facts();
    }

    /** Entities of which a fact went stale after the one moment and not after the other. */
    public List<EntityRef> wentStale(Instant after, Instant until) {
        return store.ended(after, until);
    }

    static Comparator<Fact> counting(Instant moment) {
        return Comparator.<Fact, Boolean>comparing(fact -> fact.freshAt(moment))
                .thenComparing(Fact::confidence)
                .thenComparing(Fact::observedAt);
    }

    private List<Fact> declared(List<Fact> facts) {
        Map<String, FactType> types = facts.isEmpty() ? Map.of() : factTypes.kept();
        return facts.stream()
                .filter(fact -> {
                    FactType type = types.get(fact.key());
                    return type != null && type.type().accepts(fact.value());
                })
                .toList();
    }

    private Stated write(String source, Map<EntityRef, List<Statement>> statements, boolean whole) {
        Map<String, FactType> types = factTypes.types();
        Map<EntityRef, List<Fact>> facts = new LinkedHashMap<>();
        statements.forEach((entity, list) -> facts.put(entity, judged(source, entity, list, types)));
        Stated stated = writer.write(source, facts, whole, clock.instant());
        counted = null;
        if (!stated.different().isEmpty()) {
            events.publishEvent(new FactsChanged(stated.different()));
        }
        return stated;
    }

    private static List<Fact> judged(
            String source, EntityRef entity, List<Statement> statements, Map<String, FactType> types) {
        List<Fact> facts = new ArrayList<>(statements.size());
        Set<String> keys = new HashSet<>();
        for (Statement statement : statements) {
            FactType type = types.get(statement.key());
            if (type == null) {
                throw new UnknownFact("No fact type is called " + statement.key());
            }
            if (!type.type().accepts(statement.value())) {
                throw new UnknownFact(
                        "The value of " + statement.key() + " is " + type.type().words());
            }
            if (!keys.add(statement.key())) {
                throw new UnknownFact(source + " states " + statement.key() + " twice about " + entity);
            }
            Instant end =
                    statement.validUntil() == null ? statement.observedAt().plus(type.fresh()) : statement.validUntil();
            facts.add(new Fact(
                    entity,
                    statement.key(),
                    statement.value(),
                    source,
                    statement.confidence(),
                    statement.observedAt(),
                    end,
                    statement.evidence()));
        }
        return facts;
    }
}
