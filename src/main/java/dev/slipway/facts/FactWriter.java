package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes what a source states the truth, and tells what is different from before: three statements, however many entities. */
@Component
class FactWriter {

    private final FactStore store;

    FactWriter(FactStore store) {
        this.store = store;
    }

    /** {@code whole}: what the source stated before about these entities and does not state now is removed. */
    Stated write(String source, Map<EntityRef, List<Fact>> facts, boolean whole, Instant now) {
        if (facts.isEmpty()) {
            return Stated.NOTHING;
        }
        store.lock(facts.keySet());
        Map<EntityRef, Map<String, Fact>> known = new LinkedHashMap<>();
        for (Fact fact : store.of(facts.keySet())) {
            if (fact.source().equals(source)) {
                known.computeIfAbsent(fact.entity(), entity -> new LinkedHashMap<>())
                        .put(fact.key(), fact);
            }
        }
        Counts counts = new Counts(now);
        List<EntityRef> rewritten = new ArrayList<>();
        List<FactSet> sets = new ArrayList<>();
        facts.forEach((entity, given) -> {
            Map<String, Fact> before = known.getOrDefault(entity, Map.of());
            Map<String, Fact> after = whole ? new LinkedHashMap<>() : new LinkedHashMap<>(before);
            given.forEach(fact -> after.put(fact.key(), kept(fact, before.get(fact.key()))));
            counts.add(entity, before, after, given);
            if (!after.equals(before)) {
                rewritten.add(entity);
                sets.addAll(FactSet.of(entity, source, after.values()));
            }
        });
        if (!rewritten.isEmpty()) {
            store.replace(source, rewritten, sets);
        }
        return counts.stated();
    }

    /** As it comes back from the store, if there is anything to compare it with. */
    private static Fact kept(Fact fact, @org.jspecify.annotations.Nullable Fact before) {
        if (before == null || before.equals(fact)) {
            return fact;
        }
        return new Fact(
                fact.entity(),
                fact.key(),
                FactJson.kept(fact.value()),
                fact.source(),
                fact.confidence(),
                fact.observedAt(),
                fact.validUntil(),
                FactJson.kept(fact.evidence()));
    }

    private static final class Counts {
        private final Instant now;
        private final List<EntityRef> different = new ArrayList<>();
        private int added;
        private int changed;
        private int renewed;
        private int removed;

        Counts(Instant now) {
            this.now = now;
        }

        void add(EntityRef entity, Map<String, Fact> before, Map<String, Fact> after, List<Fact> given) {
            int same = 0;
            for (Fact fact : given) {
                Fact old = before.get(fact.key());
                if (old == null) {
                    added++;
                } else if (differs(old, Objects.requireNonNull(after.get(fact.key())))) {
                    changed++;
                } else {
                    same++;
                }
            }
            int gone = (int) before.keySet().stream()
                    .filter(key -> !after.containsKey(key))
                    .count();
            renewed += same;
            removed += gone;
            if (same < given.size() || gone > 0) {
                different.add(entity);
            }
        }

        private boolean differs(Fact old, Fact fact) {
            return !old.value().equals(fact.value())
                    || old.confidence() != fact.confidence()
                    || !old.evidence().equals(fact.evidence())
                    || old.freshAt(now) != fact.freshAt(now);
        }

        Stated stated() {
            return new Stated(added, changed, renewed, removed, List.copyOf(different));
        }
    }
}
