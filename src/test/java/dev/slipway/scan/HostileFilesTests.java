package dev.slipway.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.slipway.source.FileTree;
import dev.slipway.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files made to make a reader stumble. No expression of any detector may need more than its share of time for them: the
 * deadlines are many times what is needed, and only tell a long while from for ever.
 */
class HostileFilesTests {

    /** Every place that some detector reads. */
    private static final List<String> PLACES = List.of(
            ".github/workflows/a.yml",
            ".gitlab-ci.yml",
            "Jenkinsfile",
            "azure-pipelines.yml",
            ".circleci/config.yml",
            "bitbucket-pipelines.yml",
            ".travis.yml",
            "Dockerfile",
            "Makefile",
            "pom.xml",
            "build.gradle",
            "package.json",
            "requirements.txt",
            "pyproject.toml",
            "go.mod",
            "Gemfile",
            "a.csproj",
            "Cargo.toml",
            "composer.json",
            "mix.exs",
            "build.sbt",
            "chart/Chart.yaml",
            "chart/values.yaml",
            "chart/templates/a.yaml",
            "k8s/a.yaml",
            "main.tf",
            "main.bicep",
            "nginx.conf",
            "application.yaml",
            "application.properties",
            ".env.production",
            "alerts.rules",
            "README.md",
            "docs/runbooks/a.md",
            "docs/a.rst",
            "SECURITY.md",
            "api.proto",
            "api.graphql",
            "db/migration/V1__a.sql",
            "src/A.java",
            "src/a.ts",
            "src/a.py",
            "src/a.go",
            "src/a.rb",
            "src/a.cs",
            "src/a.rs",
            "src/a.php",
            "src/test/java/ATest.java",
            "tests/test_a.py",
            "a.test.ts",
            "a_test.go",
            "templates/index.html",
            ".goreleaser.yml",
            "crontab",
            "plan.jmx");

    private static final String[] BAIT = {
        "a",
        " ",
        "\t",
        "-",
        "/",
        "a/",
        "a-",
        "a.b:",
        "--x ",
        "$(MAKE) -k ",
        "make ",
        "npm run ",
        "mvn ",
        "gradle ",
        "kubectl ",
        "helm upgrade ",
        "curl http://",
        "docker compose up ",
        "((((",
        "{{{{",
        "[[[[",
        "\"",
        "'",
        "\\",
        "<a ",
        "<artifactId>",
        "audit",
        "password=",
        "secret: \"",
        "eyJ",
        "https://a:",
        "Strict-Transport-Security ",
        "max-age=1 ",
        "AKIA",
        "0 * * * ",
        "create table if not exists ",
        "1.",
        "@Test ",
        "it(",
        "#[test",
        "{{- if .Values.a ",
        "${A:-",
        "resource \"",
        "up == ",
        "errors_"
    };

    @ParameterizedTest
    @ValueSource(strings = {"oneLine", "afterAKey"})
    void noExpressionTakesForEver(String shape) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String place : PLACES) {
            StringBuilder content = new StringBuilder();
            for (String bait : BAIT) {
                String line = bait.repeat(Math.max(1, 1_000 / bait.length()));
                content.append(
                        switch (shape) {
                            case "oneLine" -> line;
                            default -> "run: " + line + "\n- script: " + line + "\n";
                        });
            }
            files.put(place, content.toString().getBytes(StandardCharsets.UTF_8));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> look(files));
    }

    @Test
    void aLineOfFiveMegabytesIsNoObstacle() {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] line = "kubectl apply -f a ".repeat(270_000).getBytes(StandardCharsets.UTF_8);
        byte[] shorter = "password: aaaa ".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        for (String place : PLACES) {
            files.put(place, line);
            files.put("a/" + place, shorter);
        }

        CheckoutScan.Looked looked = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> look(files));

        assertThat(looked.leftOut()).anyMatch(said -> said.startsWith("Not read, as larger than"));
    }

    @Test
    void deepAndCircularDocumentsEnd() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("deep.json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        files.put("deep.yaml", ("a: " + "[".repeat(50_000)).getBytes(StandardCharsets.UTF_8));
        files.put("circle.yaml", "a: &a\n  b: *a\n  c: [*a, *a]\n".getBytes(StandardCharsets.UTF_8));
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        files.put("laughs.yaml", laughs.toString().getBytes(StandardCharsets.UTF_8));

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> look(files));
    }

    @Test
    void ofAMillionFilesTheUpperOnesAreRead() {
        FileTree endless = new FileTree() {
            @Override
            public List<String> paths() {
                return java.util.stream.IntStream.range(0, 1_000_000)
                        .mapToObj(i -> i == 999_999 ? "Dockerfile" : "data/" + i % 1_000 + "/deep/" + i + ".txt")
                        .toList();
            }

            @Override
            public Optional<byte[]> read(String path) {
                return path.equals("Dockerfile")
                        ? Optional.of("FROM node:24\nUSER node\nCMD node .\n".getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
            }
        };

        CheckoutScan.Looked looked = assertTimeoutPreemptively(
                Duration.ofSeconds(90),
                () -> CheckoutScan.look(
                        new SourceId("made-up"), endless, Set.of(), DetectorTests.types, Instant.EPOCH));

        assertThat(looked.leftOut()).anyMatch(said -> said.contains("were left out"));
        assertThat(looked.facts())
                .anyMatch(fact ->
                        fact.key().equals("container.image") && fact.value().equals(true));
    }

    private static CheckoutScan.Looked look(Map<String, byte[]> files) {
        FileTree tree = new FileTree() {
            @Override
            public List<String> paths() {
                return List.copyOf(files.keySet());
            }

            @Override
            public Optional<byte[]> read(String path) {
                return Optional.ofNullable(files.get(path));
            }
        };
        return CheckoutScan.look(new SourceId("made-up"), tree, Set.of(), DetectorTests.types, Instant.EPOCH);
    }
}
