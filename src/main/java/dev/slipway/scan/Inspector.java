package dev.slipway.scan;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.FactType;
import dev.slipway.facts.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets every detector look at a repository, and says in one voice what they found and what they looked for in vain. */
@Component
class Inspector {

    private static final Logger log = LoggerFactory.getLogger(Inspector.class);
    private static final int LONGEST_NOTE = 600;

    private final List<Detector> detectors;
    private final Map<String, List<Evidence>> absences = new HashMap<>(); // where each key was looked for

    Inspector(List<Detector> detectors) {
        this.detectors = detectors;
        detectors.stream()
                .flatMap(detector -> detector.keys().stream())
                .forEach(key -> absences.computeIfAbsent(key, this::absence));
    }

    /** Another one means that the same files may now lead to other findings: other detectors, or other fact types. */
    String version(Set<String> declared) {
        return Integer.toHexString(detectors.stream()
                .map(detector -> detector.name() + ":" + detector.version() + ":"
                        + detector.keys().stream()
                                .filter(declared::contains)
                                .sorted()
                                .toList())
                .sorted()
                .toList()
                .hashCode());
    }

    List<Statement> inspect(RepositoryFiles repository, Map<String, FactType> types, Instant moment) {
        Findings findings = new Findings();
        Set<String> failed = new HashSet<>();
        for (Detector detector : detectors) {
            if (!look(detector, repository, findings)) {
                failed.addAll(detector.keys());
            }
        }
        return statements(findings, failed, types, moment);
    }

    /**
     * The same for a single repository, the detectors side by side.
     *
     * @param broken is told of detectors that failed: what they look for is not stated
     */
    List<Statement> inspectAlone(
            RepositoryFiles repository, Map<String, FactType> types, Instant moment, Consumer<Detector> broken) {
        record Looked(Detector detector, Findings findings, boolean whole) {}
        List<Looked> each = detectors.parallelStream()
                .map(detector -> {
                    Findings own = new Findings();
                    return new Looked(detector, own, look(detector, repository, own));
                })
                .toList();
        Findings findings = new Findings();
        Set<String> failed = new HashSet<>();
        for (Looked looked : each) {
            looked.findings().repeat(findings);
            if (!looked.whole()) {
                failed.addAll(looked.detector().keys());
                broken.accept(looked.detector());
            }
        }
        return statements(findings, failed, types, moment);
    }

    private static boolean look(Detector detector, RepositoryFiles repository, Findings findings) {
        findings.by(detector.name());
        try {
            detector.look(repository, findings);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("Detector {} failed; what it looks for is not stated", detector.name(), e);
            return false;
        }
    }

    private List<Statement> statements(
            Findings findings, Set<String> failed, Map<String, FactType> types, Instant moment) {
        List<Statement> statements = new ArrayList<>();
        types.values().forEach(type -> {
            Findings.Finding finding = findings.byKey().get(type.key());
            if (finding == null && findings.judged(type.key()) && !failed.contains(type.key())) {
                finding = nothing(type);
            }
            if (finding != null && type.type().accepts(finding.value())) {
                statements.add(new Statement(
                        type.key(), finding.value(), finding.confidence(), moment, null, finding.evidence()));
            }
        });
        return statements;
    }

    private List<Evidence> absence(String key) {
        List<Detector> looking = detectors.stream()
                .filter(detector -> detector.keys().contains(key))
                .toList();
        String where = String.join(
                "; ", looking.stream().map(Detector::looksIn).distinct().toList());
        String note = looking.getFirst().name() + ": nothing was found in " + where;
        String cut = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) + "…" : note;
        return List.of(new Evidence(null, null, null, null, cut));
    }

    private Findings.@Nullable Finding nothing(FactType type) {
        List<Evidence> absence = absences.get(type.key());
        if (absence == null) {
            return null;
        }
        return switch (type.type()) {
            case BOOLEAN -> new Findings.Finding(false, 1, absence);
            case NUMBER -> new Findings.Finding(0L, 1, absence);
            case LIST -> new Findings.Finding(List.of(), 1, absence);
            case TEXT, MAP -> null;
        };
    }
}
