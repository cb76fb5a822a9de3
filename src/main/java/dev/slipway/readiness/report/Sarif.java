package dev.slipway.readiness.report;

import dev.slipway.facts.Evidence;
import dev.slipway.facts.Fact;
import dev.slipway.readiness.Answer;
import dev.slipway.readiness.Blocker;
import dev.slipway.readiness.Ground;
import dev.slipway.readiness.Question;
import dev.slipway.readiness.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The gaps for a code scanning view, as SARIF 2.1.0: questions are rules, blockers are results. A result stands where the
 * evidence against it stands; where something is absent, where the entity is declared; and nowhere if it is declared
 * nowhere.
 */
final class Sarif {

    private static final String ROOT = "%SRCROOT%";

    private Sarif() {}

    static String write(Report report) {
        List<Question> questions = report.scorecard().questions().toList();
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Slipway");
        driver.put(
                "rules",
                questions.stream()
                        .map(question -> rule(question, report.target()))
                        .toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put(
                "automationDetails",
                Map.of("id", "slipway/" + report.scorecard().name() + "/" + report.target() + "/"));
        run.put("columnKind", "utf16CodeUnits");
        run.put(
                "originalUriBaseIds",
                Map.of(ROOT, Map.of("description", Map.of("text", "The folder that was scanned."))));
        run.put("results", results(report, questions));
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return ReadinessJson.JSON.writeValueAsString(log) + "\n";
    }

    private static Map<String, Object> rule(Question question, String target) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", question.id());
        rule.put("shortDescription", Map.of("text", question.ask()));
        rule.put("fullDescription", Map.of("text", question.why()));
        rule.put("help", Map.of("text", question.remedy()));
        rule.put("defaultConfiguration", Map.of("level", level(question.severityFor(target))));
        rule.put(
                "properties",
                Map.of("tags", List.of(question.category()), "playbook", question.playbook(), "rule", question.rule()));
        return rule;
    }

    private static List<Map<String, Object>> results(Report report, List<Question> questions) {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Blocker blocker : report.ruling().blockers()) {
            Answer answer = SummaryText.answer(report, blocker);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("ruleId", blocker.question().id());
            result.put("ruleIndex", questions.indexOf(blocker.question()));
            result.put("level", level(blocker.severity()));
            result.put("kind", "fail");
            result.put("message", Map.of("text", message(blocker, answer)));
            List<Object> locations = locations(report, answer);
            if (!locations.isEmpty()) {
                result.put("locations", locations);
            }
            result.put(
                    "partialFingerprints",
                    Map.of(
                            "slipwayQuestion/v1",
                            report.assessment().entity() + " "
                                    + blocker.question().id()));
            result.put(
                    "properties",
                    Map.of(
                            "outcome", blocker.outcome().word(),
                            "severity", blocker.severity().word(),
                            "worth", ReadinessAnswer.rounded(blocker.worth())));
            results.add(result);
        }
        return results;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case MEDIUM -> "warning";
            case LOW -> "note";
        };
    }

    private static String message(Blocker blocker, Answer answer) {
        String open = answer.grounds().stream()
                .filter(ground -> ground.state() != Ground.State.MET)
                .map(Ground::key)
                .collect(Collectors.joining(", "));
        return (blocker.outcome().blocks() && blocker.outcome().word().equals("fail") ? "Not so: " : "Not shown: ")
                + blocker.question().ask() + (open.isEmpty() ? "" : " (" + open + ")") + ". "
                + blocker.question().remedy();
    }

    private static List<Object> locations(Report report, Answer answer) {
        List<Object> locations = new ArrayList<>();
        for (Ground ground : answer.grounds()) {
            Fact fact = ground.fact();
            if (ground.state() == Ground.State.UNMET && fact != null) {
                for (Evidence evidence : fact.evidence()) {
                    if (evidence.file() != null && locations.size() < 5) {
                        locations.add(location(evidence.file(), evidence.line()));
                    }
                }
            }
        }
        String descriptor = report.descriptor();
        if (locations.isEmpty() && descriptor != null) {
            locations.add(location(descriptor, report.line()));
        }
        return locations;
    }

    private static Map<String, Object> location(String file, @Nullable Integer line) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put(
                "artifactLocation",
                Map.of("uri", UriUtils.encodePath(file, StandardCharsets.UTF_8), "uriBaseId", ROOT));
        physical.put("region", Map.of("startLine", line == null ? 1 : Math.max(1, line)));
        return Map.of("physicalLocation", physical);
    }
}
