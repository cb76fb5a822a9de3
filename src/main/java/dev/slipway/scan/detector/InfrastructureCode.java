package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether what the service runs on is declared in files. */
@Component
class InfrastructureCode implements Detector {

    @Override
    public String name() {
        return "Infrastructure code";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("infrastructure.as_code");
    }

    @Override
    public String looksIn() {
        return "Terraform, OpenTofu, CloudFormation, CDK, Pulumi, Bicep, ARM, Crossplane, Ansible, Kustomize and Helm files";
    }

    private static final Pattern TERRAFORM = Pattern.compile("^\\s*(?:resource|module)\\s+\"[^\"]+\"");
    private static final Pattern BICEP = Pattern.compile("^\\s*(?:resource|module)\\s+\\w+\\s+'");

    private static final Pattern KUSTOMIZED = Pattern.compile("^resources:\\s*(?:$|\\[\\s*\\S)");
    private static final double LESS_THAN_ALL = 0.8; // what runs is declared, the cluster that it runs on is not

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "infrastructure.as_code";
        findings.yesAt(key, repository, repository.findOutsideTests(TERRAFORM, "**/*.tf"));
        findings.yesAt(key, repository, repository.findOutsideTests(BICEP, "**/*.bicep"));
        findings.yesAt(
                key, LESS_THAN_ALL, repository, repository.findOutsideTests(KUSTOMIZED, "**/kustomization.{yaml,yml}"));
        for (String chart : repository.paths("**/Chart.yaml")) {
            String templates = chart.substring(0, chart.length() - "Chart.yaml".length()) + "templates/";
            if (repository.paths().stream().anyMatch(path -> path.startsWith(templates))) {
                findings.yes(key, LESS_THAN_ALL, List.of(repository.at(chart)));
            }
        }
        for (String path : repository.paths("**/*.{yaml,yml,json,template}")) {
            for (Tree document : repository.documents(path)) {
                template(repository, findings, path, document);
            }
        }
        for (KubernetesFile file : Kubernetes.of(repository).files()) {
            if (file.apiVersion().contains("crossplane.io") || file.apiVersion().contains(".upbound.io")) {
                findings.yes(key, repository.at(file.tree().get("kind")));
            }
        }
    }

    private static void template(RepositoryFiles repository, Findings findings, String path, Tree document) {
        String key = "infrastructure.as_code";
        Tree resources = document.get("Resources");
        boolean cloudFormation = resources.fields().values().stream()
                .anyMatch(resource -> resource.get("Type").text().startsWith("AWS::"));
        boolean arm = document.get("$schema").text().contains("deploymentTemplate")
                && !document.get("resources").each().isEmpty();
        boolean pulumi = path.matches("(?:.*/)?Pulumi\\.ya?ml")
                && document.get("runtime").isSet();
        boolean cdk =
                path.matches("(?:.*/)?cdk(?:tf)?\\.json") && document.get("app").isSet();
        boolean ansible = document.items().stream()
                .anyMatch(play -> play.get("hosts").isSet()
                        && (play.get("tasks").isSet() || play.get("roles").isSet()));
        if (cloudFormation) {
            findings.yes(key, repository.at(resources));
        } else if (arm) {
            findings.yes(key, repository.at(document.get("resources")));
        } else if (pulumi) {
            findings.yes(key, repository.at(document.get("runtime")));
        } else if (cdk) {
            findings.yes(key, repository.at(document.get("app")));
        } else if (ansible) {
            findings.yes(key, repository.at(document.items().getFirst()));
        }
    }
}
