package dev.slipway.facts;

import dev.slipway.catalog.Declaration;
import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What files declare of fact types and facts, worked out without a store: for programs that judge a checkout by itself. */
public final class DeclaredFacts {

    private DeclaredFacts() {}

    /** By key; of a type that is declared twice the first counts. */
    public static Map<String, FactType> types(List<Declaration> declarations, List<Problem> problems) {
        Map<String, FactType> types = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            if (declaration.kind().equals("FactType")) {
                List<Problem> own = new ArrayList<>();
                FactType type = FactTypeReader.parse(declaration, own);
                problems.addAll(own);
                if (type != null) {
                    types.putIfAbsent(type.key(), type);
                }
            }
        }
        return types;
    }

    /**
     * What people attest about an entity. Nobody knows here when a file was last changed, so a claim that does not say
     * when it was observed is a problem, and is not stated.
     */
    public static List<Fact> attested(
            List<Declaration> declarations,
            EntityRef entity,
            Map<String, FactType> types,
            Instant moment,
            List<Problem> problems) {
        List<Fact> facts = new ArrayList<>();
        for (Declaration declaration : declarations) {
            if (!declaration.kind().equals("Attestation")) {
                continue;
            }
            List<Problem> own = new ArrayList<>(); // those of other files do not make this one invalid
            Attestation attestation = AttestationReader.parse(declaration, Instant.EPOCH, moment, own);
            problems.addAll(own);
            if (attestation == null || !attestation.entity().equals(entity)) {
                continue;
            }
            problems.addAll(attestation.problems(types));
            for (Statement statement : Attestation.statements(List.of(attestation), types)) {
                if (statement.observedAt().equals(Instant.EPOCH)) {
                    problems.add(declaration.problem(
                            "spec.facts",
                            statement.key() + " is attested without the day on which it was observed.",
                            "Write observedAt: a checkout does not show when the file was changed."));
                } else {
                    facts.add(fact(statement, Attestation.statedBy(attestation.by()), entity, types));
                }
            }
        }
        return facts;
    }

    /** What a source states about an entity; keys that no type declares are left out. */
    public static List<Fact> stated(
            String source, EntityRef entity, List<Statement> statements, Map<String, FactType> types) {
        return statements.stream()
                .filter(statement -> types.containsKey(statement.key()))
                .map(statement -> fact(statement, source, entity, types))
                .toList();
    }

    /** By key, where several sources state the same, the one that counts, as in {@link Facts#of}. */
    public static Map<String, Fact> thatCount(Collection<Fact> facts, Instant moment) {
        Map<String, Fact> counting = new LinkedHashMap<>();
        facts.forEach(fact -> counting.merge(
                fact.key(), fact, (one, other) -> Facts.counting(moment).compare(one, other) >= 0 ? one : other));
        return counting;
    }

    private static Fact fact(Statement statement, String source, EntityRef entity, Map<String, FactType> types) {
        FactType type = types.get(statement.key());
        if (type == null) {
            throw new IllegalArgumentException("no fact type is called " + statement.key());
        }
        Instant end =
                statement.validUntil() == null ? statement.observedAt().plus(type.fresh()) : statement.validUntil();
        return new Fact(
                entity,
                statement.key(),
                statement.value(),
                source,
                statement.confidence(),
                statement.observedAt(),
                end,
                statement.evidence());
    }
}
