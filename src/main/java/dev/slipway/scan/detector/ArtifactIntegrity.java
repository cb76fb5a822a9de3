package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import dev.slipway.scan.Tree;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether whoever gets an artifact can see what is in it and who built it. */
@Component
class ArtifactIntegrity implements Detector {

    @Override
    public String name() {
        return "Artifact integrity";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("artifacts.sbom", "artifacts.signed");
    }

    @Override
    public String looksIn() {
        return "Syft, CycloneDX, SPDX, cosign, Sigstore and SLSA provenance in " + Pipelines.FILES + " and build files";
    }

    private static final Pattern BILLS = Pattern.compile(
            "(?:^|[\\s;&|(\"'/])(?:syft\\s|cyclonedx(?:-\\w+)?\\s|cdxgen\\b|cargo\\s+(?:cyclonedx|sbom)|trivy\\b.*--format\\s+(?:cyclonedx|spdx)|docker\\s+sbom|docker\\s+(?:buildx\\s+)?build\\b.*--sbom|npm\\s+sbom|bom\\s+generate|spdx-sbom-generator|(?:mvnw?|gradlew?)\\b.*\\b(?:cyclonedx|spdx)\\w*)");
    private static final Pattern BILL_ACTIONS = Pattern.compile(
            "(?i)^(?:anchore/sbom-action|cyclonedx/|advanced-security/.*sbom|psastras/sbom-rs|actions/attest-sbom|microsoft/sbom-action)");
    private static final String BILL_PLUGINS =
            "cyclonedx-maven-plugin|org\\.cyclonedx\\.bom|org\\.spdx\\.sbom|spdx-maven-plugin";
    private static final Pattern SIGNS = Pattern.compile(
            "(?:^|[\\s;&|(\"'/])(?:cosign\\s+(?:sign|attest)(?:-blob)?\\b|notation\\s+sign\\b|gpg\\b.*--(?:detach-sign|armor.*--sign|sign)\\b|sigstore\\s+sign|slsa-generator\\S*|npm\\s+publish\\b.*--provenance|docker\\s+(?:buildx\\s+)?build\\b.*--provenance=(?!false)|jarsigner\\s)");
    private static final Pattern SIGN_ACTIONS = Pattern.compile(
            "(?i)^(?:actions/attest-build-provenance|actions/attest@|slsa-framework/slsa-github-generator|sigstore/gh-action-sigstore-python|notaryproject/notation-action/sign)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("artifacts.sbom", repository, pipelines.running(BILLS));
        findings.yesAt("artifacts.sbom", repository, pipelines.using(BILL_ACTIONS));
        findings.yesAt(
                "artifacts.sbom", 0.8, repository, Dependencies.of(repository).any(BILL_PLUGINS));
        findings.yesAt("artifacts.signed", repository, pipelines.running(SIGNS));
        findings.yesAt("artifacts.signed", repository, pipelines.using(SIGN_ACTIONS));
        for (String path : repository.paths("**/.goreleaser.{yml,yaml}")) {
            for (Tree document : repository.documents(path)) {
                each(repository, findings, "artifacts.sbom", document.get("sboms"));
                each(repository, findings, "artifacts.signed", document.get("signs"));
                each(repository, findings, "artifacts.signed", document.get("docker_signs"));
            }
        }
        if (!pipelines.elsewhere().isEmpty()) {
            findings.cannotJudge("artifacts.sbom", "artifacts.signed");
        }
    }

    private static void each(RepositoryFiles repository, Findings findings, String key, Tree list) {
        if (!list.items().isEmpty()) {
            findings.yes(key, repository.at(list));
        }
    }
}
