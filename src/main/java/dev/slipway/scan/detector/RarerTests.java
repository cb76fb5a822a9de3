package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tests beyond the usual suites: of failures, of looks, of platforms. */
@Component
class RarerTests implements Detector {

    @Override
    public String name() {
        return "Rarer tests";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("tests.chaos", "tests.visual", "tests.cross_platform");
    }

    @Override
    public String looksIn() {
        return "test sources, their settings, experiments and pipelines";
    }

    private static final Pattern CHAOS = Pattern.compile(
            "^apiVersion:\\s*(?:chaos-mesh\\.org|litmuschaos\\.io)/|aws_fis_experiment_template|AWS::FIS::ExperimentTemplate|^\\s*steady-state-hypothesis:");
    private static final String CHAOS_LIBRARIES =
            "chaos-monkey-spring-boot|toxiproxy[\\w-]*|toxiproxy-java|chaostoolkit[\\w-]*|Simmy|Polly\\.Simmy|chaos_monkey";
    private static final Pattern VISUAL = Pattern.compile(
            "\\.(?:toHaveScreenshot|toMatchImageSnapshot|matchImageSnapshot)\\s*\\(|\\bpercySnapshot\\s*\\(|cy\\.(?:percySnapshot|compareSnapshot|eyesCheckWindow)\\s*\\(|\\beyes\\.check\\w*\\(|matchesGoldenFile\\s*\\(");
    private static final Pattern VISUAL_RUN = Pattern.compile(
            "(?:^|[\\s;&|/])(?:npx\\s+)?(?:chromatic\\b|percy\\s+(?:exec|snapshot|storybook)|backstop\\s+test|loki\\s+test|reg-suit\\s+run)");
    private static final Pattern SEVERAL = Pattern.compile(
            "devices\\[['\"](?:Desktop (?:Firefox|Safari)|iPhone|iPad|Pixel|Galaxy)|browserName:\\s*['\"](?:firefox|webkit|safari)|\\bbrowserstack\\b|\\bsaucelabs\\b|\\.(?:firefox|webkit)\\(\\)\\.launch\\(|new\\s+(?:FirefoxDriver|SafariDriver)\\(");

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt("tests.chaos", repository, repository.find(CHAOS, "**/*.{yaml,yml,json,tf}"));
        findings.yesAt(
                "tests.chaos", 0.7, repository, Dependencies.of(repository).any(CHAOS_LIBRARIES));
        String[] sources = {"**/*.{ts,tsx,js,jsx,mjs,java,kt,py,cs,dart}"};
        findings.yesAt(
                "tests.visual",
                repository,
                repository.find(VISUAL, sources).stream()
                        .filter(line -> RepositoryFiles.isTest(line.path()))
                        .toList());
        findings.yesAt("tests.visual", repository, pipelines.running(VISUAL_RUN));
        findings.yesAt("tests.visual", repository, pipelines.using(Pattern.compile("^(?:chromaui/action|percy/)")));
        findings.yesAt(
                "tests.cross_platform",
                repository,
                repository.find(
                        SEVERAL,
                        "**/playwright.config.{ts,js,mjs}",
                        "**/wdio*.conf.{ts,js}",
                        "**/{karma.conf,web-test-runner.config}.{js,mjs}",
                        "**/*{IT,E2E,Browser}*.{java,kt}"));
    }
}
