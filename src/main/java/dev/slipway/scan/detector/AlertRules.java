package dev.slipway.scan.detector;

import dev.slipway.facts.Evidence;
import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which alerts there are, and which runbook each names: {@code SignInSlow -> https://… (monitoring/rules.yaml:10)}. */
@Component
class AlertRules implements Detector {

    private static final int MOST = 300;
    private static final Set<String> RUNBOOK = Set.of("runbook_url", "runbook", "runbookUrl", "runbook_link");

    @Override
    public String name() {
        return "Names of alerts";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("alerts.rules");
    }

    @Override
    public String looksIn() {
        return "Prometheus and Grafana rules";
    }

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        int[] left = {MOST};
        for (String path : repository.paths("**/*.{yaml,yml,json,rules}")) {
            List<Tree> documents = path.endsWith(".rules")
                    ? repository.documents(path, repository.text(path).whole())
                    : repository.documents(path);
            documents.forEach(document -> rules(repository, findings, document, left));
        }
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.path().contains("/templates/") || file.path().startsWith("templates/")) {
                rules(repository, findings, file.tree(), left);
            }
        }
    }

    private static void rules(RepositoryFiles repository, Findings findings, Tree document, int[] left) {
        document.walk((key, value) -> {
            boolean prometheus = value.get("alert").isSet() && value.get("expr").isSet();
            boolean grafana = value.get("title").isSet()
                    && value.get("condition").exists()
                    && !value.get("data").items().isEmpty();
            if ((prometheus || grafana) && left[0]-- > 0) {
                say(repository, findings, value, prometheus ? value.get("alert") : value.get("title"));
            }
        });
    }

    private static void say(RepositoryFiles repository, Findings findings, Tree rule, Tree name) {
        Evidence place = repository.at(name);
        String runbook = RUNBOOK.stream()
                .map(key -> rule.get("annotations", key).text().strip())
                .filter(text -> text.matches("\\S+"))
                .findFirst()
                .orElse("");
        findings.items(
                "alerts.rules",
                List.of(name.text().strip().replaceAll("\\s+", " ")
                        + (runbook.isEmpty() ? "" : " -> " + runbook)
                        + " (" + place.file() + ":" + place.line() + ")"),
                place);
    }
}
