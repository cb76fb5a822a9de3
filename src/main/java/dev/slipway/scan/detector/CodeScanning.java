package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether a pipeline lets a program read the code for weaknesses. */
@Component
class CodeScanning implements Detector {

    @Override
    public String name() {
        return "Code scanning";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("code.scanned");
    }

    @Override
    public String looksIn() {
        return "CodeQL, Semgrep, SonarQube, Bandit, Brakeman, gosec and their like in " + Pipelines.FILES;
    }

    private static final Pattern COMMANDS = Pattern.compile(
            "(?:^|[\\s;&|(\"'/])(?:semgrep\\s+(?:ci|scan|--config)|codeql\\s+database\\s+analyze|sonar-scanner\\b|dotnet\\s+sonarscanner|(?:mvnw?|gradlew?)\\b.*\\bsonar(?::sonar|qube)?\\b|bandit\\s+-|brakeman\\b|gosec\\s|snyk\\s+code\\s+test|njsscan\\s|psalm\\b.*--taint-analysis|spotbugs:check|trivy\\s+config|horusec\\s+start)");
    private static final Pattern ACTIONS = Pattern.compile(
            "(?i)^(?:github/codeql-action/analyze|returntocorp/semgrep-action|semgrep/|sonarsource/|securego/gosec|microsoft/security-devops-action|snyk/actions/\\S*code|SonarQubeAnalyze@|SonarCloudAnalyze@|AdvancedSecurity-Codeql-Analyze@|MicrosoftSecurityDevOps@)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "code.scanned";
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt(key, repository, pipelines.running(COMMANDS));
        findings.yesAt(key, repository, pipelines.using(ACTIONS));
        for (String path : repository.paths(".gitlab-ci.yml")) {
            for (Tree document : repository.documents(path)) {
                for (Tree include : document.get("include").each()) {
                    if (include.get("template").text().matches(".*\\bSAST\\b.*")) {
                        findings.yes(key, repository.at(include.get("template")));
                    }
                }
            }
        }
        findings.yesAt(
                key,
                0.4,
                repository,
                repository.find(Pattern.compile("^\\s*sonar\\.projectKey\\s*="), "**/sonar-project.properties"));
        if (!pipelines.elsewhere().isEmpty()) {
            findings.cannotJudge(key);
        }
    }
}
