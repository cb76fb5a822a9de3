package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether dependencies are kept up to date and looked through for known weaknesses. */
@Component
class DependencyCare implements Detector {

    @Override
    public String name() {
        return "Dependency care";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Set<String> keys() {
        return Set.of("dependencies.updates", "dependencies.scanned");
    }

    @Override
    public String looksIn() {
        return "Dependabot and Renovate configuration; for scans " + Pipelines.FILES;
    }

    private static final Pattern SCANS = Pattern.compile(
            "(?:^|[\\s;&|(\"'/])(?:trivy\\s+(?:fs|image|repo|rootfs|config|sbom|filesystem)|grype\\s|snyk\\s+(?:test|monitor|container|code)|osv-scanner\\b|(?:npm|yarn|pnpm|bun)\\s+(?:npm\\s+)?audit\\b|pip-audit\\b|safety\\s+(?:check|scan)"
                    + "|bundle(?:r)?[- ]audit\\b|cargo\\s+(?:audit|deny)\\b|govulncheck\\b|dependency-check(?:\\.sh|-maven|:check)?\\b|dependencyCheck(?:Analyze|Aggregate)\\b|dotnet\\s+list\\b.*--vulnerable|docker\\s+scout\\s+cves|mix\\s+deps\\.audit|composer\\s+audit)");
    private static final Pattern ACTIONS = Pattern.compile(
            "(?i)^(?:aquasecurity/trivy-action|anchore/scan-action|snyk/actions|actions/dependency-review-action|google/osv-scanner-action|dependency-check/|golang/govulncheck-action|pypa/gh-action-pip-audit|rustsec/audit-check|docker/scout-action|jeremylong/dependencycheck|snyk/scan|snyk\\w*@|dependency-check\\S*@|trivy@)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        for (String path : repository.paths(".github/dependabot.{yml,yaml}")) {
            for (Tree document : repository.documents(path)) {
                document.get("updates").items().stream()
                        .filter(update -> update.get("package-ecosystem").isSet()
                                && !update.get("open-pull-requests-limit")
                                        .text()
                                        .equals("0"))
                        .findFirst()
                        .ifPresent(update -> findings.yes("dependencies.updates", repository.at(update)));
            }
        }
        for (String path : repository.paths(
                "renovate.{json,json5}",
                ".github/renovate.{json,json5}",
                ".gitlab/renovate.{json,json5}",
                ".renovaterc{,.json,.json5}")) {
            renovate(repository, findings, path);
        }
        for (String path : repository.paths("package.json")) {
            repository.documents(path).stream()
                    .map(document -> document.get("renovate"))
                    .filter(Tree::isSet)
                    .forEach(renovate -> findings.yes("dependencies.updates", repository.at(renovate)));
        }
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("dependencies.scanned", repository, pipelines.running(SCANS));
        findings.yesAt("dependencies.scanned", repository, pipelines.using(ACTIONS));
        for (String path : repository.paths(".gitlab-ci.yml")) {
            for (Tree document : repository.documents(path)) {
                for (Tree include : document.get("include").each()) {
                    if (include.get("template").text().matches(".*(?:Dependency|Container)-Scanning.*")) {
                        findings.yes("dependencies.scanned", repository.at(include.get("template")));
                    }
                }
            }
        }
        if (!pipelines.elsewhere().isEmpty()) {
            findings.cannotJudge("dependencies.scanned");
        }
    }

    private static void renovate(RepositoryFiles repository, Findings findings, String path) {
        List<Line> code = repository.text(path).code();
        boolean off = repository.documents(path).stream()
                .anyMatch(document -> document.get("enabled").text().equals("false"));
        code.stream()
                .filter(line -> line.text().matches(".*\"?(?:extends|packageRules|schedule|enabledManagers)\"?\\s*:.*"))
                .findFirst()
                .filter(line -> !off)
                .ifPresent(line -> findings.yes("dependencies.updates", repository.at(line)));
    }
}
