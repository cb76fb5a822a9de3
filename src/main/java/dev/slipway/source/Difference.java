package dev.slipway.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a visit finds that the last one did not.
 *
 * @param steps what to hand on, in order; the place that a moved file left is right before its new one
 * @param touched files with a new time but the same content
 * @param unreadable what is there but could not be looked at
 */
record Difference(List<Step> steps, List<Found> touched, List<Problem> unreadable) {

    static Difference between(Snapshot now, Map<String, Known> before, Readers readers) {
        List<Step> written = new ArrayList<>();
        List<Found> touched = new ArrayList<>();
        Map<String, String> unreadable = new TreeMap<>(now.unreadable());
        for (Found first : now.found().values()) {
            Known known = before.get(first.path());
            boolean alike = known != null && first.looksLike(known);
            try {
                Found found = alike ? first : now.complete(first);
                boolean same = known != null && (alike || known.hash().equals(found.hash()));
                if (same
                        && known != null
                        && found.modifiedAt() != null
                        && !found.modifiedAt().equals(known.modifiedAt())) {
                    touched.add(found);
                }
                Set<String> wanted = readers.of(first.path());
                Set<String> open = new TreeSet<>(wanted);
                Set<String> leavers = Set.of();
                if (known != null) {
                    leavers = readers.leavers(known.readBy(), wanted);
                }
                if (same && known != null) {
                    open.removeAll(known.readBy());
                    found = new Found(known.path(), known.size(), found.modifiedAt(), known.hash());
                }
                if (!same || !open.isEmpty() || !leavers.isEmpty()) {
                    written.add(new Step(first.path(), found, known, open, leavers));
                }
            } catch (IOException e) {
                unreadable.put(first.path(), "it could not be read");
            }
        }
        List<Step> gone = new ArrayList<>();
        for (Known known : new TreeMap<>(before).values()) {
            boolean there = now.found().containsKey(known.path())
                    || unreadable.keySet().stream().anyMatch(place -> covers(place, known.path()));
            if (!there) {
                gone.add(new Step(known.path(), null, known, Set.of(), readers.leavers(known.readBy(), Set.of())));
            }
        }
        return new Difference(inOrder(written, gone), touched, problems(unreadable));
    }

    /** What there is to say when a source goes away. */
    static List<Step> everythingGone(Map<String, Known> before, Readers readers) {
        return new TreeMap<>(before)
                .values().stream()
                        .map(known -> new Step(
                                known.path(), null, known, Set.of(), readers.leavers(known.readBy(), Set.of())))
                        .toList();
    }

    private static boolean covers(String place, String path) {
        return place.endsWith("/") ? path.startsWith(place) : path.equals(place);
    }

    private static List<Problem> problems(Map<String, String> unreadable) {
        List<Problem> problems = new ArrayList<>();
        unreadable.forEach((path, reason) -> problems.add(new Problem(
                path,
                0,
                0,
                "This cannot be read: " + reason + ".",
                "Let the account that the portal runs under read it. What was read before stays.")));
        return problems;
    }

    private static List<Step> inOrder(List<Step> written, List<Step> gone) {
        Map<String, List<Step>> left = new HashMap<>();
        for (Step step : gone) {
            if (step.known() != null) {
                left.computeIfAbsent(step.known().hash(), hash -> new ArrayList<>())
                        .add(step);
            }
        }
        List<Step> paired = new ArrayList<>();
        for (Step step : written) {
            if (step.known() == null && step.found() != null) {
                List<Step> origins = left.remove(String.valueOf(step.found().hash()));
                paired.addAll(origins == null ? List.of() : origins);
            }
            paired.add(step);
        }
        Set<Step> placed = new HashSet<>(paired);
        List<Step> order = new ArrayList<>(gone);
        order.removeIf(placed::contains);
        order.addAll(paired);
        return order;
    }
}
