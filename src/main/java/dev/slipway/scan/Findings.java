package dev.slipway.scan;

import dev.slipway.facts.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the detectors found in one repository. Of several detectors that look for the same key, a definite no outweighs a
 * yes, and a yes outweighs having found nothing.
 */
public final class Findings {

    private static final int MOST_EVIDENCE = 5;
    private static final double HINT = 0.5; // under it, see docs/adr/0014

    private final Map<String, Finding> byKey = new LinkedHashMap<>();
    private final Set<String> unjudged = new LinkedHashSet<>();
    private final List<Consumer<Findings>> said = new ArrayList<>();
    private String detector = "";

    record Finding(Object value, double confidence, List<Evidence> evidence) {}

    void by(String name) {
        detector = name;
        said.add(other -> other.by(name));
    }

    /** As if the detectors had said it there, in this order. */
    void repeat(Findings other) {
        said.forEach(one -> one.accept(other));
    }

    Map<String, Finding> byKey() {
        return byKey;
    }

    boolean judged(String key) {
        return !unjudged.contains(key);
    }

    public void yes(String key, Evidence... evidence) {
        yes(key, 1, List.of(evidence));
    }

    /** @param confidence 0 (a guess) to 1 (certain) */
    public void yes(String key, double confidence, List<Evidence> evidence) {
        List<Evidence> places = List.copyOf(evidence);
        said.add(other -> other.yes(key, confidence, places));
        Finding before = byKey.get(key);
        if (before == null || !Boolean.FALSE.equals(before.value())) {
            put(key, true, confidence, evidence);
        }
    }

    /** Yes where there is such a line, with the first few as evidence; nothing where there is none. */
    public void yesAt(String key, RepositoryFiles repository, List<Line> places) {
        yesAt(key, 1, repository, places);
    }

    public void yesAt(String key, double confidence, RepositoryFiles repository, List<Line> places) {
        if (!places.isEmpty()) {
            yes(key, confidence, places.stream().limit(3).map(repository::at).toList());
        }
    }

    /** Says that it is not so, because of what was found; nothing need be said of what was not found. */
    public void no(String key, Evidence... evidence) {
        said.add(other -> other.no(key, evidence));
        if (byKey.get(key) instanceof Finding before && Boolean.TRUE.equals(before.value())) {
            byKey.remove(key);
        }
        put(key, false, 1, List.of(evidence));
    }

    public void count(String key, long more, Collection<Evidence> evidence) {
        List<Evidence> places = List.copyOf(evidence);
        said.add(other -> other.count(key, more, places));
        long before = byKey.get(key) instanceof Finding finding && finding.value() instanceof Long number ? number : 0;
        put(key, before + more, 1, List.copyOf(evidence));
    }

    public void items(String key, Collection<String> more, Evidence... evidence) {
        List<String> given = List.copyOf(more);
        said.add(other -> other.items(key, given, evidence));
        Set<Object> all = new LinkedHashSet<>();
        if (byKey.get(key) instanceof Finding finding && finding.value() instanceof List<?> before) {
            all.addAll(before);
        }
        all.addAll(more);
        put(key, List.copyOf(all), 1, List.of(evidence));
    }

    public void text(String key, String value, Evidence... evidence) {
        said.add(other -> other.text(key, value, evidence));
        byKey.remove(key);
        put(key, value, 1, List.of(evidence));
    }

    /** What was said so far. */
    public Optional<String> text(String key) {
        return byKey.get(key) instanceof Finding finding && finding.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Nothing can be said about it here: it is not stated, unless another detector knows. */
    public void cannotJudge(String... keys) {
        said.add(other -> other.cannotJudge(keys));
        unjudged.addAll(List.of(keys));
    }

    private void put(String key, Object value, double confidence, List<Evidence> evidence) {
        List<Evidence> all = new ArrayList<>();
        Finding before = byKey.get(key);
        double surest = confidence;
        if (before != null) {
            surest = Math.max(confidence, before.confidence());
            if (confidence < HINT && before.confidence() >= HINT) {
                return; // a hint adds nothing to a proof
            }
            if (confidence < HINT || before.confidence() >= HINT) {
                all.addAll(before.evidence());
            }
        }
        for (Evidence one : evidence) {
            String note = one.note() == null ? detector : detector + ": " + one.note();
            Evidence noted = new Evidence(one.file(), one.line(), one.excerpt(), one.link(), note);
            if (all.size() < MOST_EVIDENCE && !all.contains(noted)) {
                all.add(noted);
            }
        }
        byKey.put(key, new Finding(value, surest, List.copyOf(all)));
    }
}
