package dev.slipway.facts;

import dev.slipway.catalog.EntityRef;
import dev.slipway.source.Problem;
import dev.slipway.source.SourceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person states about an entity, with a reason or a link and an end, as declared in a file. */
record Attestation(SourceId source, String path, String name, EntityRef entity, String by, List<Claim> claims) {

    static final String STATED_BY = "Attested by ";

    /** The fact source: {@code tomasz} and {@code user:default/tomasz} are {@code Attested by Tomasz}. */
    static String statedBy(String by) {
        String name = by.substring(Math.max(by.lastIndexOf('/'), by.lastIndexOf(':')) + 1);
        StringBuilder words = new StringBuilder(STATED_BY.strip());
        for (String word : name.split("[-_.\\s]+")) {
            if (!word.isEmpty()) {
                words.append(' ')
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return words.toString();
    }

    /** What these attestations of one person about one entity come to; of two claims with one key the later counts. */
    static List<Statement> statements(List<Attestation> attestations, Map<String, FactType> types) {
        Map<String, Statement> byKey = new LinkedHashMap<>();
        for (Attestation attestation : attestations) {
            for (Claim claim : attestation.claims()) {
                if (problem(attestation.path(), claim, types) == null) {
                    Statement stated = new Statement(
                            claim.key(),
                            claim.value(),
                            1,
                            claim.observedAt(),
                            claim.validUntil(),
                            attestation.evidence(claim));
                    byKey.merge(
                            claim.key(),
                            stated,
                            (one, other) -> other.observedAt().isBefore(one.observedAt()) ? one : other);
                }
            }
        }
        return List.copyOf(byKey.values());
    }

    List<Problem> problems(Map<String, FactType> types) {
        List<Problem> problems = new ArrayList<>();
        for (Claim claim : claims) {
            Problem problem = problem(path, claim, types);
            if (problem != null) {
                problems.add(problem);
            }
        }
        return problems;
    }

    private List<Evidence> evidence(Claim claim) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.at(source, path, claim.keyLine(), null, claim.reason()));
        if (claim.link() != null) {
            evidence.add(
                    isFile(claim.link())
                            ? Evidence.at(source, claim.link(), 1, null, null)
                            : new Evidence(null, null, null, claim.link(), null));
        }
        return evidence;
    }

    /** Of the same repository, from its root. */
    static boolean isFile(String link) {
        return link.matches("(?!.*(?:^|/)\\.\\.?/)(?:[\\w.-]+/)+[\\w.-]+\\.\\w+");
    }

    private static @Nullable Problem problem(String path, Claim claim, Map<String, FactType> types) {
        FactType type = types.get(claim.key());
        if (type == null) {
            return new Problem(
                    path,
                    claim.keyLine(),
                    claim.keyColumn(),
                    "No fact type is called " + claim.key() + ". The other facts of the file are stated.",
                    "Check the spelling, or declare the fact type.");
        }
        if (!type.attestable()) {
            return new Problem(
                    path,
                    claim.keyLine(),
                    claim.keyColumn(),
                    "Nobody can attest " + claim.key() + ": it is found by a machine.",
                    "Remove it here, and let the repository show it.");
        }
        if (!type.type().accepts(claim.value())) {
            return new Problem(
                    path,
                    claim.valueLine(),
                    claim.valueColumn(),
                    "The value of " + claim.key() + " is " + type.type().words() + ".",
                    "Write " + type.type().words() + ".");
        }
        return null;
    }
}
