package dev.slipway.catalog;

import dev.slipway.catalog.EntityStore.Stored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which entities without a stable id go on under another name: a file that had one of a kind, and has one of this kind
 * again, called otherwise. People are never taken for one another. See docs/adr/0045.
 */
final class RenamedInPlace {

    private RenamedInPlace() {}

    /** What each was before, by its new ref. */
    static Map<String, Stored> of(
            Batch batch, Map<String, EntityRow> winners, Map<String, Stored> holders, Set<String> gone) {
        Map<String, List<Stored>> had = new HashMap<>();
        for (Stored row : batch.stored) {
            if (!row.orphan() && row.source().equals(batch.id().value())) {
                had.computeIfAbsent(place(row.path(), row.ref()), any -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<String, List<String>> has = new HashMap<>();
        batch.loaded.forEach((path, file) -> file.documents().forEach(document -> {
            String identity = document.identity();
            if (identity != null && identity.contains(":")) {
                has.computeIfAbsent(place(path, identity), any -> new ArrayList<>())
                        .add(identity);
            }
        }));
        Map<String, Stored> renamed = new TreeMap<>();
        has.forEach((place, declared) -> {
            List<Stored> before = had.getOrDefault(place, List.of());
            if (declared.size() != 1 || before.size() != 1) {
                return;
            }
            Stored old = before.getFirst();
            EntityRow row = winners.get(declared.getFirst());
            if (row != null
                    && row.path().equals(old.path())
                    && !holders.containsKey(row.ref())
                    && gone.contains(old.ref())
                    && !winners.containsKey(old.ref())
                    && !row.descriptor().ref().kind().equals("user")
                    && row.descriptor().annotation(Identities.ANNOTATION).isBlank()) {
                renamed.put(row.ref(), old);
            }
        });
        return renamed;
    }

    private static String place(String path, String ref) {
        return ref.substring(0, ref.indexOf(':')) + " " + path;
    }
}
