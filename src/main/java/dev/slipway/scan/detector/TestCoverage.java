package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.RepositoryFiles;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether a pipeline measures how much of the code the tests reach. */
@Component
class TestCoverage implements Detector {

    @Override
    public String name() {
        return "Test coverage";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> keys() {
        return Set.of("tests.coverage");
    }

    @Override
    public String looksIn() {
        return "JaCoCo, Kover, nyc, c8, Vitest, Jest, coverage.py, Go, SimpleCov, coverlet, tarpaulin, llvm-cov and PHPUnit set-up, and "
                + Pipelines.FILES;
    }

    private static final Pattern COMMANDS = Pattern.compile(
            "(?:^|[\\s;&|(\"'/])(?:nyc\\s|c8\\s|(?:jest|vitest|npm|yarn|pnpm)\\b.*--coverage|(?:pytest|py\\.test)\\b.*--cov\\b|coverage\\s+(?:run|report|xml)|go\\s+test\\b.*-cover(?:profile)?\\b|dotnet\\s+test\\b.*(?:XPlat Code Coverage|CollectCoverage)|dotnet[ -]coverage\\s|cargo\\s+(?:tarpaulin|llvm-cov)|phpunit\\b.*--coverage|(?:mvnw?|gradlew?)\\b.*\\b(?:jacoco\\w*|koverXmlReport)|mix\\s+(?:coveralls|test\\s+--cover)|codecov\\b|bundle\\s+exec\\s+.*COVERAGE)");
    private static final Pattern ACTIONS = Pattern.compile(
            "(?i)^(?:codecov/codecov-action|coverallsapp/github-action|PublishCodeCoverageResults@|madrapps/jacoco-report|irongut/codecoveragesummary)");
    private static final String LIBRARIES =
            "jacoco-maven-plugin|jacoco|org\\.jetbrains\\.kotlinx\\.kover|simplecov|coverlet\\.(?:collector|msbuild)|pytest-cov|nyc|c8|@vitest/coverage-\\w+|excoveralls";

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        String key = "tests.coverage";
        Pipelines pipelines = Pipelines.of(repository);
        findings.yesAt(key, repository, pipelines.running(COMMANDS));
        findings.yesAt(key, repository, pipelines.using(ACTIONS));
        findings.yesAt(key, 0.7, repository, Dependencies.of(repository).any(LIBRARIES));
        findings.yesAt(
                key,
                0.7,
                repository,
                repository.find(
                        Pattern.compile("^\\s*(?:id\\s*\\(?\\s*)?[\"'`]?jacoco[\"'`]?\\s*\\)?\\s*$"),
                        "**/build.gradle{,.kts}"));
    }
}
