package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** How a release is made, told and let out. */
@Component
class Releases implements Detector {

    @Override
    public String name() {
        return "Releases";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                "deploy.canary",
                "deploy.blue_green",
                "release.notes",
                "release.versioned",
                "container.scanned",
                "mobile.app",
                "mobile.delivered");
    }

    @Override
    public String looksIn() {
        return "manifests, change logs, build files and pipelines";
    }

    private static final Pattern CANARY = Pattern.compile(
            "^kind:\\s*Canary\\s*$|nginx\\.ingress\\.kubernetes\\.io/canary[\"']?\\s*:\\s*[\"']?true|^\\s*canary:\\s*\\{?\\s*$|CodeDeployDefault\\.\\w*Canary\\w*|\"?Type\"?:\\s*[\"']?Canary\\d+Percent");
    private static final Pattern BLUE_GREEN = Pattern.compile(
            "^\\s*blueGreen:\\s*\\{?\\s*$|deployment_type\\s*=\\s*\"BLUE_GREEN\"|deploymentType\"?:\\s*[\"']?BLUE_GREEN|AWS::CodeDeployBlueGreen|CodeDeployDefault\\.ECSAllAtOnce");
    private static final Pattern VERSION_HEADING =
            Pattern.compile("^#{1,3}\\s+\\[?(?:v?\\d+\\.\\d+(?:\\.\\d+)?|Unreleased)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern RELEASED = Pattern.compile(
            "(?:^|[\\s;&|/])(?:(?:npx\\s+)?semantic-release\\b|release-please\\s|git-cliff\\b|(?:npx\\s+)?changeset\\s+(?:version|publish)|goreleaser\\s+release|gh\\s+release\\s+create|(?:mvnw?\\b.*\\s)?release:perform|cz\\s+bump|standard-version\\b|cargo\\s+release)");
    private static final Pattern RELEASED_BY = Pattern.compile(
            "^(?:google(?:apis)?(?:-github-actions)?/release-please-action|googleapis/release-please-action|softprops/action-gh-release|goreleaser/goreleaser-action|changesets/action|cycjimmy/semantic-release-action|release-drafter/release-drafter|orhun/git-cliff-action)");
    private static final Pattern SCANNED = Pattern.compile(
            "(?:^|[\\s;&|/])(?:trivy\\s+image\\b|grype\\s+\\S|snyk\\s+container\\b|docker\\s+scout\\s+(?:cves|quickview)|clair-scanner\\b|aws\\s+ecr\\s+start-image-scan|syft\\s+\\S+.*\\|\\s*grype)");
    private static final Pattern SCANNED_BY =
            Pattern.compile("^(?:anchore/scan-action|docker/scout-action|snyk/actions/docker|azure/container-scan)");
    private static final Pattern SCANNED_IN_REGISTRY = Pattern.compile(
            "scan_on_push\\s*=\\s*true|ScanOnPush\"?:\\s*[\"']?true|scanType\"?\\s*[:=]\\s*\"?ENHANCED|^\\s*-?\\s*template:\\s*[\"']?(?:\\S+/)?Container-Scanning");
    private static final Pattern APP = Pattern.compile(
            "com\\.android\\.application|^\\s*sdk:\\s*flutter|\"(?:react-native|expo|@capacitor/core)\"\\s*:|PBXNativeTarget");
    private static final Pattern DELIVERED = Pattern.compile(
            "(?:^|[\\s;&|/])(?:fastlane\\s+(?!init)\\w|(?:npx\\s+)?eas\\s+(?:submit|build\\b.*--auto-submit)|xcrun\\s+altool\\s+--upload|gradlew?\\s+.*publish(?:Release)?Bundle\\b|flutter\\s+build\\s+(?:ipa|appbundle))");
    private static final Pattern DELIVERED_BY = Pattern.compile(
            "^(?:r0adkll/upload-google-play|apple-actions/upload-testflight-build|maierj/fastlane-action)");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("deploy.canary", repository, repository.findOutsideTests(CANARY, "**/*.{yaml,yml,json}"));
        findings.yesAt(
                "deploy.blue_green",
                repository,
                repository.findOutsideTests(BLUE_GREEN, "**/*.{yaml,yml,json,tf,tofu}"));
        findings.yesAt(
                "release.notes",
                repository,
                repository.find(
                        VERSION_HEADING, "{,docs/}{CHANGELOG,CHANGES,HISTORY,RELEASES,RELEASE-NOTES,NEWS}*.md"));
        for (String key : new String[] {"release.notes", "release.versioned"}) {
            findings.yesAt(key, repository, pipelines.running(RELEASED));
            findings.yesAt(key, repository, pipelines.using(RELEASED_BY));
        }
        findings.yesAt(
                "release.versioned",
                0.7,
                repository,
                repository.find(
                        Pattern.compile("^#{1,3}\\s+\\[?v?\\d+\\.\\d+\\.\\d+\\b"),
                        "{,docs/}{CHANGELOG,CHANGES,HISTORY}*.md"));
        findings.yesAt("container.scanned", repository, pipelines.running(SCANNED));
        findings.yesAt("container.scanned", repository, pipelines.using(SCANNED_BY));
        findings.yesAt(
                "container.scanned",
                repository,
                repository.findOutsideTests(SCANNED_IN_REGISTRY, "**/*.{tf,tofu,json}", ".gitlab-ci.yml"));
        findings.yesAt(
                "mobile.app",
                repository,
                repository.findOutsideTests(
                        APP, "**/build.gradle{,.kts}", "**/pubspec.yaml", "**/package.json", "**/*.pbxproj"));
        findings.yesAt("mobile.delivered", repository, pipelines.running(DELIVERED));
        findings.yesAt("mobile.delivered", repository, pipelines.using(DELIVERED_BY));
        if (!pipelines.elsewhere().isEmpty()) {
            findings.cannotJudge("release.versioned", "container.scanned", "mobile.delivered");
        }
    }
}
