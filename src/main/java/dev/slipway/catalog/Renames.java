package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Stored;
import dev.slipway.source.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which of the entities of a batch bear a stable id, and which were known by another name.
 *
 * @param uids of entities that were known before, by their new ref
 * @param before the name that each had, by its new ref
 * @param identities what to remember, by stable id
 */
record Renames(Map<String, UUID> uids, Map<String, String> before, Map<String, Identities.Known> identities) {

    private static final int LONGEST = 200;

    static Renames judge(
            Batch batch,
            Map<String, EntityRow> winners,
            Map<String, Stored> holders,
            Set<String> gone,
            Identities known,
            EntityStore store) {
        Map<String, EntityRow> bearers = new TreeMap<>();
        for (EntityRow row : winners.values()) {
            String id = row.descriptor().annotation(Identities.ANNOTATION).strip();
            if (id.isEmpty()) {
                continue;
            }
            EntityRow first = id.length() > LONGEST ? row : bearers.putIfAbsent(id, row);
            if (first != null) {
                batch.report(
                        row.path(),
                        List.of(problem(
                                row,
                                id.length() > LONGEST
                                        ? "This " + Identities.ANNOTATION + " is longer than " + LONGEST
                                                + " characters."
                                        : "The id " + id + " is also that of " + first.ref() + ".")));
            }
        }
        Map<String, Identities.Known> stored = known.of(bearers.keySet());
        Set<String> there = new java.util.HashSet<>(
                store.ofRefs(stored.values().stream().map(Identities.Known::ref).toList()).stream()
                        .filter(row -> !row.orphan())
                        .map(Stored::ref)
                        .filter(ref -> !gone.contains(ref) || winners.containsKey(ref))
                        .toList());
        Map<String, UUID> uids = new HashMap<>();
        Map<String, String> before = new HashMap<>();
        Map<String, Identities.Known> identities = new TreeMap<>();
        bearers.forEach((id, row) -> {
            Identities.Known old = stored.get(id);
            Stored holder = holders.get(row.ref());
            if (old != null && !old.ref().equals(row.ref()) && there.contains(old.ref())) {
                batch.report(row.path(), List.of(problem(row, "The id " + id + " is that of " + old.ref() + ".")));
                return;
            }
            if (old != null && holder == null) {
                uids.put(row.ref(), old.uid());
                if (!old.ref().equals(row.ref())) {
                    before.put(row.ref(), old.ref());
                }
            }
            UUID uid = holder == null ? uids.computeIfAbsent(row.ref(), any -> UUID.randomUUID()) : holder.uid();
            identities.put(id, new Identities.Known(uid, row.ref()));
        });
        RenamedInPlace.of(batch, winners, holders, gone).forEach((ref, old) -> {
            if (!before.containsValue(old.ref())) { // else it is known by its id where it went
                uids.put(ref, old.uid());
                before.put(ref, old.ref());
            }
        });
        return new Renames(uids, before, identities);
    }

    /** The uids of what is renamed, by their new names. */
    Map<String, UUID> now() {
        Map<String, UUID> now = new TreeMap<>(uids);
        now.keySet().retainAll(before.keySet());
        return now;
    }

    /** The same by the names before. */
    Map<String, UUID> then() {
        Map<String, UUID> then = new TreeMap<>();
        now().forEach((ref, uid) -> then.put(before.get(ref), uid));
        return then;
    }

    private static Problem problem(EntityRow row, String message) {
        return new Problem(
                row.path(),
                row.descriptor().line(),
                1,
                message,
                "Give each entity an id of its own, and never change it.");
    }
}
