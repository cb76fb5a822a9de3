package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Facts that one source observed about one entity at one moment and that end together, as they are stored. */
record FactSet(
        EntityRef entity,
        String source,
        Instant observedAt,
        Instant validUntil,
        int size,
        String facts,
        String evidence) {

    private record Moments(Instant observedAt, Instant validUntil) {}

    /** @param facts of one entity from one source */
    static List<FactSet> of(EntityRef entity, String source, Collection<Fact> facts) {
        Map<Moments, List<Fact>> together = new LinkedHashMap<>();
        facts.forEach(fact -> together.computeIfAbsent(
                        new Moments(fact.observedAt(), fact.validUntil()), moments -> new ArrayList<>())
                .add(fact));
        List<FactSet> sets = new ArrayList<>();
        together.forEach((moments, some) -> sets.add(new FactSet(
                entity,
                source,
                moments.observedAt(),
                moments.validUntil(),
                some.size(),
                FactJson.write(values(some)),
                FactJson.write(shown(some)))));
        return sets;
    }

    private static Map<String, Object> values(List<Fact> facts) {
        Map<String, Object> values = new TreeMap<>();
        facts.forEach(fact -> values.put(fact.key(), List.of(fact.value(), fact.confidence())));
        return values;
    }

    /** What was looked for in vain is shown by the same for many keys, and told once. */
    private static List<Map<String, Object>> shown(List<Fact> facts) {
        Map<List<Evidence>, List<String>> keys = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (!fact.evidence().isEmpty()) {
                keys.computeIfAbsent(fact.evidence(), evidence -> new ArrayList<>())
                        .add(fact.key());
            }
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        keys.forEach((evidence, of) -> shown.add(Map.of("of", of, "seen", evidence)));
        return shown;
    }

    /** The facts one by one. */
    List<Fact> each() {
        Map<String, List<Evidence>> seen = FactJson.seen(evidence);
        Function<String, List<Evidence>> shown = key -> seen.getOrDefault(key, List.of());
        List<Fact> each = new ArrayList<>(size);
        FactJson.values(facts)
                .forEach((key, value) -> each.add(new Fact(
                        entity,
                        key,
                        value.value(),
                        source,
                        value.confidence(),
                        observedAt,
                        validUntil,
                        shown.apply(key))));
        return each;
    }
}
