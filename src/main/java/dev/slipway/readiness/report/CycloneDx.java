package dev.slipway.readiness.report;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Assessment;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Level;
import dev.slipway.readiness.Outcome;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Ruling;
import dev.slipway.readiness.Scorecard;
import dev.slipway.readiness.Waiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attestation as CycloneDX 1.6 has it: the scorecard is the standard, its questions are requirements, answers are
 * claims with the evidence for or against them and its end, and waivers are what mitigates. It is not signed, and says
 * nothing of what nobody has shown.
 */
final class CycloneDx {

    private static final String TARGET = "target";
    private static final String ASSESSOR = "assessor";

    private CycloneDx() {}

    static String write(Report report) {
        Assessment assessment = report.assessment();
        Map<String, Object> bom = new LinkedHashMap<>();
        bom.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        bom.put("bomFormat", "CycloneDX");
        bom.put("specVersion", "1.6");
        bom.put("serialNumber", "urn:uuid:" + serial(report));
        bom.put("version", 1);
        bom.put("metadata", metadata(report));
        bom.put("definitions", Map.of("standards", List.of(standard(assessment.scorecard(), report.target()))));
        bom.put("declarations", declarations(report));
        return ReadinessJson.JSON.writeValueAsString(bom) + "\n";
    }

    /** The same for the same judgement, so that it is not taken for two. */
    private static UUID serial(Report report) {
        Assessment assessment = report.assessment();
        String what = String.join(
                " ",
                assessment.entity().toString(),
                assessment.scorecard().name(),
                report.target(),
                assessment.assessedAt().toString());
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> metadata(Report report) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("timestamp", report.assessment().assessedAt().toString());
        metadata.put("tools", Map.of("components", List.of(Map.of("type", "application", "name", "Slipway"))));
        metadata.put("component", component(report, null));
        Ruling ruling = report.ruling();
        metadata.put(
                "properties",
                List.of(
                        property("target", report.target()),
                        property("verdict", ruling.verdict().word()),
                        property("score", Ruling.shown(report.assessment().score())),
                        property("band", report.assessment().band())));
        return metadata;
    }

    private static Map<String, Object> component(Report report, @Nullable String ref) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "application");
        if (ref != null) {
            component.put("bom-ref", ref);
        }
        component.put("name", report.title());
        component.put(
                "properties",
                List.of(property("entity", report.assessment().entity().toString())));
        return component;
    }

    private static Map<String, Object> property(String name, String value) {
        return Map.of("name", "slipway:" + name, "value", value);
    }

    private static Map<String, Object> standard(Scorecard scorecard, String target) {
        List<Map<String, Object>> requirements = new ArrayList<>();
        for (Scorecard.Category category : scorecard.categories()) {
            requirements.add(ordered(
                    "bom-ref", category(category.id()), "identifier", category.id(), "title", category.title()));
            for (Question question : category.questions()) {
                requirements.add(ordered(
                        "bom-ref",
                        requirement(question.id()),
                        "identifier",
                        question.id(),
                        "title",
                        question.ask(),
                        "text",
                        question.why(),
                        "parent",
                        category(category.id()),
                        "properties",
                        List.of(
                                property("rule", question.rule()),
                                property(
                                        "severity", question.severityFor(target).word()))));
            }
        }
        Map<String, Object> standard = ordered("bom-ref", "standard", "name", scorecard.title());
        standard.put("description", scorecard.about());
        if (scorecard.owner() != null) {
            standard.put("owner", scorecard.owner());
        }
        standard.put("requirements", requirements);
        if (!scorecard.levels().isEmpty()) {
            standard.put(
                    "levels",
                    scorecard.levels().stream()
                            .map(level -> level(scorecard, level))
                            .toList());
        }
        return standard;
    }

    private static Map<String, Object> level(Scorecard scorecard, Level level) {
        return ordered(
                "bom-ref",
                "level:" + level.name(),
                "identifier",
                level.name(),
                "description",
                level.about(),
                "requirements",
                level.requires().stream()
                        .map(id -> scorecard.category(id).isPresent() ? category(id) : requirement(id))
                        .toList());
    }

    private static Map<String, Object> declarations(Report report) {
        Assessment assessment = report.assessment();
        List<Map<String, Object>> map = new ArrayList<>();
        List<Map<String, Object>> claims = new ArrayList<>();
        Map<String, Map<String, Object>> evidence = new TreeMap<>();
        for (Answer answer : assessment.answers()) {
            map.add(mapped(answer, claims, evidence));
        }
        String summary = report.scorecard().title() + " of " + report.title() + " for " + report.target() + ": "
                + report.ruling().verdict().word() + ", score " + Ruling.shown(assessment.score()) + " of 100";
        return ordered(
                "assessors",
                List.of(ordered("bom-ref", ASSESSOR, "thirdParty", false, "organization", Map.of("name", "Slipway"))),
                "attestations",
                List.of(ordered("summary", summary, "assessor", ASSESSOR, "map", map)),
                "claims",
                claims,
                "evidence",
                List.copyOf(evidence.values()),
                "targets",
                Map.of("components", List.of(component(report, TARGET))));
    }

    private static Map<String, Object> mapped(
            Answer answer, List<Map<String, Object>> claims, Map<String, Map<String, Object>> evidence) {
        String id = answer.question().id();
        Map<String, Object> mapped = ordered("requirement", requirement(id));
        List<String> shown = new ArrayList<>();
        List<String> against = new ArrayList<>();
        double confidence = 1;
        for (Ground ground : answer.grounds()) {
            Fact fact = ground.fact();
            if (fact != null) {
                evidence.computeIfAbsent(evidence(fact.key()), ref -> evidence(ref, fact));
                (ground.state() == Ground.State.MET ? shown : against).add(evidence(fact.key()));
                confidence = Math.min(confidence, fact.confidence());
            }
        }
        boolean passed = answer.outcome() == Outcome.PASS;
        if (passed || answer.outcome() == Outcome.FAIL) {
            Map<String, Object> claim = ordered(
                    "bom-ref",
                    "claim:" + id,
                    "target",
                    TARGET,
                    "predicate",
                    answer.question().ask());
            put(claim, "evidence", shown);
            put(claim, "counterEvidence", against);
            claims.add(claim);
            mapped.put(passed ? "claims" : "counterClaims", List.of("claim:" + id));
            mapped.put("confidence", Map.of("score", Math.clamp(confidence, 0, 1)));
        }
        Map<String, Object> conformance = new LinkedHashMap<>();
        if (answer.outcome() != Outcome.NOT_APPLICABLE) {
            conformance.put("score", passed ? 1 : 0);
        }
        String reason = answer.reason();
        conformance.put(
                "rationale", answer.outcome().word() + (reason == null || reason.isBlank() ? "" : ": " + reason));
        Waiver waiver = answer.waiver();
        if (waiver != null) {
            String ref = "waiver:" + waiver.id();
            evidence.put(ref, waiver(ref, waiver));
            conformance.put("mitigationStrategies", List.of(ref));
        }
        mapped.put("conformance", conformance);
        return mapped;
    }

    private static Map<String, Object> evidence(String ref, Fact fact) {
        Map<String, Object> evidence = ordered(
                "bom-ref",
                ref,
                "propertyName",
                fact.key(),
                "description",
                fact.key() + " is " + Plain.value(fact.value()));
        put(
                evidence,
                "data",
                fact.evidence().stream()
                        .map(CycloneDx::data)
                        .filter(each -> !each.isEmpty())
                        .toList());
        evidence.put("created", fact.observedAt().toString());
        evidence.put("expires", fact.validUntil().toString());
        evidence.put("author", Map.of("name", fact.source()));
        return evidence;
    }

    private static Map<String, Object> data(Evidence found) {
        String note = found.note();
        String file = found.file();
        String name = file != null ? file + (found.line() == null ? "" : ":" + found.line()) : note;
        Map<String, Object> data = new LinkedHashMap<>();
        if (name != null) {
            data.put("name", name);
        }
        String link = address(found.link());
        if (link != null) {
            data.put("contents", Map.of("url", link));
        } else if (found.excerpt() != null) {
            data.put(
                    "contents", Map.of("attachment", ordered("contentType", "text/plain", "content", found.excerpt())));
        }
        return data;
    }

    /** Null for what is no address, and for one that means something within the portal only. */
    private static @Nullable String address(@Nullable String link) {
        if (link == null || !link.startsWith("http")) {
            return null;
        }
        try {
            return URI.create(link).toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> waiver(String ref, Waiver waiver) {
        Map<String, Object> evidence = ordered(
                "bom-ref",
                ref,
                "propertyName",
                "waiver",
                "description",
                waiver.measure() + " Let pass because: " + waiver.reason(),
                "created",
                waiver.requestedAt().toString(),
                "expires",
                waiver.end().toString(),
                "author",
                Map.of("name", waiver.requestedBy()));
        if (waiver.decidedBy() != null) {
            evidence.put("reviewer", Map.of("name", waiver.decidedBy()));
        }
        return evidence;
    }

    private static void put(Map<String, Object> into, String name, List<?> values) {
        if (!values.isEmpty()) {
            into.put(name, values);
        }
    }

    private static String category(String id) {
        return "category:" + id;
    }

    private static String requirement(String id) {
        return "requirement:" + id;
    }

    private static String evidence(String key) {
        return "fact:" + key;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            ordered.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return ordered;
    }
}
