package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Scans real folders by the standard that is shipped, as anyone's pipeline would. */
class ScanCommandTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Schema SCHEMA = schema();

    @TempDir
    Path folder;

    private record Ran(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("docs/schema/readiness.schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void aServiceWithATestedPipeline() throws IOException {
        write("shop/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: shop, title: The shop, labels: {slipway.dev/tier: "1"}}
                spec: {type: service, lifecycle: production, owner: team-a}
                """);
        write(
                "shop/.github/workflows/ci.yml",
                "on: push\njobs:\n  build:\n    steps:\n      - run: mvn verify\n      - run: helm upgrade shop .\n");
        write("shop/Dockerfile", "FROM eclipse-temurin:25-jre\nCMD java -jar shop.jar\n");
    }

    @Test
    void isFoundByTheProgramAsACommand() {
        assertThat(StreamSupport.stream(
                                ServiceLoader.load(dev.slipway.Command.class).spliterator(), false)
                        .map(dev.slipway.Command::name))
                .contains("scan");
    }

    @Test
    void answersInTheShapeOfTheReadinessApiWithEveryFact() {
        Ran ran = scan("shop", "--format", "json");

        assertThat(ran.code).isZero();
        assertThat(ran.err).isEmpty();
        assertThat(SCHEMA.validate(ran.out, InputFormat.JSON).stream().map(Error::toString))
                .isEmpty();
        JsonNode answer = ran.json();
        assertThat(answer.propertyNames())
                .containsExactly(
                        "entity",
                        "target",
                        "scorecard",
                        "score",
                        "band",
                        "verdict",
                        "reasons",
                        "categories",
                        "questions",
                        "blockers",
                        "assessedAt",
                        "staleAt",
                        "facts");
        assertThat(answer.get("entity").asString()).isEqualTo("component:default/shop");
        assertThat(answer.get("target").asString()).isEqualTo("production");
        assertThat(answer.get("questions")).hasSize(51);
        JsonNode deployed = fact(answer, "ci.deploys");
        assertThat(deployed.get("value").asBoolean()).isTrue();
        assertThat(deployed.get("evidence").get(0).get("file").asString()).isEqualTo(".github/workflows/ci.yml");
        assertThat(deployed.get("evidence").get(0).get("line").asInt()).isEqualTo(6);
        assertThat(deployed.get("evidence").get(0).get("excerpt").asString()).contains("> 6");
        JsonNode absent = fact(answer, "slo.defined");
        assertThat(absent.get("value").asBoolean()).isFalse();
        assertThat(absent.get("evidence").get(0).get("note").asString()).contains("nothing was found in OpenSLO");
        assertThat(ran.out).doesNotContain("sources/checkout");
    }

    @Test
    void judgesByTheScorecardThatIsNamedAndSaysItsLevel() {
        for (String scorecard : List.of("security", "on-call")) {
            Ran ran = scan("shop", "--format", "json", "--scorecard", scorecard);

            assertThat(ran.code).isZero();
            assertThat(SCHEMA.validate(ran.out, InputFormat.JSON).stream().map(Error::toString))
                    .isEmpty();
            assertThat(ran.json().get("scorecard").asString()).isEqualTo(scorecard);
            assertThat(ran.json().get("level").get("name").isNull()).isTrue();
            assertThat(ran.json().get("nextLevel").get("missing")).isNotEmpty();
        }
        assertThat(scan("shop", "--scorecard", "security").out)
                .contains("**Level: none yet**. Before bronze must pass: SEC-1, SEC-6, SEC-8.");
    }

    @Test
    void judgesAFolderWithoutADescriptorAsAServiceNamedAfterIt() throws IOException {
        Files.delete(folder.resolve("shop/catalog-info.yaml"));

        assertThat(scan("shop", "--format", "json").json().get("entity").asString())
                .isEqualTo("component:default/shop");
    }

    @Test
    void countsAttestationsUntilTheyEnd() throws IOException {
        write("shop/attestations.yaml", """
                apiVersion: slipway.dev/v1
                kind: Attestation
                metadata: {name: shop}
                spec:
                  entity: component:default/shop
                  by: tomasz
                  facts:
                    - {key: backup.restored, value: true, reason: Restored., observedAt: 2026-11-12, validFor: 90d}
                    - {key: impact.analysed, value: true, reason: Done., observedAt: 2026-01-12, validFor: 90d}
                    - {key: privacy.reviewed, value: true, reason: Done., validFor: 90d}
                """);

        Ran ran = scan("shop", "--format", "json");

        assertThat(fact(ran.json(), "backup.restored").get("source").asString()).isEqualTo("Attested by Tomasz");
        assertThat(question(ran.json(), "BC-2").get("outcome").asString()).isEqualTo("unproven");
        assertThat(question(ran.json(), "BC-2").get("reason").asString()).contains("No longer counts: impact.analysed");
        assertThat(question(ran.json(), "SEC-7").get("outcome").asString()).isEqualTo("unproven");
        assertThat(ran.err).contains("attestations.yaml", "privacy.reviewed", "Write observedAt");
    }

    @Test
    void countsAttestationsWhateverIsWrongInOtherFiles() throws IOException {
        write("shop/a-mistake.yaml", """
                apiVersion: slipway.dev/v1
                kind: Attestation
                metadata: {name: without-an-end}
                spec:
                  entity: component:default/shop
                  by: tomasz
                  facts:
                    - {key: impact.analysed, value: true, reason: Done., observedAt: 2026-11-12}
                """);
        write("shop/attestations.yaml", """
                apiVersion: slipway.dev/v1
                kind: Attestation
                metadata: {name: shop}
                spec:
                  entity: component:default/shop
                  by: tomasz
                  facts:
                    - {key: backup.restored, value: true, reason: Restored., observedAt: 2026-11-12, validFor: 90d}
                """);

        Ran ran = scan("shop", "--format", "json");

        assertThat(ran.err).contains("a-mistake.yaml");
        assertThat(fact(ran.json(), "backup.restored").get("source").asString()).isEqualTo("Attested by Tomasz");
    }

    @Test
    void leavesFoldersWithDescriptorsOfTheirOwnAlone() throws IOException {
        write("shop/gateway/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: gateway}
                spec: {type: service, lifecycle: production, owner: team-a}
                """);
        write("shop/gateway/slo.yaml", "slos:\n  - {name: a, objective: 99.9}\n");

        Ran ran = scan("shop", "--format", "json");

        assertThat(fact(ran.json(), "slo.defined").get("value").asBoolean()).isFalse();
        assertThat(ran.err).contains("left to descriptors of their own: gateway/");
    }

    @Test
    void reportsForPeople() {
        assertThat(scan("shop").out)
                .startsWith("# Readiness of The shop for production")
                .contains("**Verdict: no-go**", "## Blockers", "## Categories", "## Gaps", "| critical | INF-4 |")
                .contains("`ci.smoke_test` is false (Pipelines: nothing was found in");
        assertThat(scan("shop", "--format=roadmap").out)
                .contains("```mermaid\ngantt\n", ":milestone, m1,", "## Milestones", "no critical blocker is left")
                .contains("| 2026-11-23 |"); // the working day after that Friday
        assertThat(scan("shop", "--format", "checklist").out)
                .contains("- [ ] **INF-4**", "  - Do: ", "  - Done when: `", "## Done", "- [x] **INF-2**");
    }

    @Test
    void tellsWhichQuestionsNeedTheSameFacts() throws IOException {
        write("shop/.github/workflows/ci.yml", "on: push\njobs: {}\n");

        String roadmap = scan("shop", "--format", "roadmap").out;

        assertThat(roadmap.lines()
                        .filter(line -> line.contains("| INF-2 |") && line.contains("TEST-1")
                                || line.contains("| TEST-1 |") && line.contains("INF-2")))
                .hasSize(1);
    }

    @Test
    void writesSarifThatPointsAtTheEvidence() {
        JsonNode log = scan("shop", "--format", "sarif").json();

        assertThat(log.get("version").asString()).isEqualTo("2.1.0");
        JsonNode run = log.get("runs").get(0);
        JsonNode rules = run.get("tool").get("driver").get("rules");
        assertThat(rules).hasSize(51);
        List<String> places = new ArrayList<>();
        for (JsonNode result : run.get("results")) {
            assertThat(rules.get(result.get("ruleIndex").asInt()).get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").asString()).isIn("error", "warning", "note");
            assertThat(result.get("message").get("text").asString()).isNotBlank();
            JsonNode place = result.get("locations").get(0).get("physicalLocation");
            assertThat(place.get("region").get("startLine").asInt()).isPositive();
            places.add(place.get("artifactLocation").get("uri").asString());
        }
        assertThat(places).contains("catalog-info.yaml"); // what is absent is the entity's
    }

    @Test
    void answersTheThresholdsByItsExitCode() {
        assertThat(scan("shop", "--fail-under", "1").code).isZero();
        Ran under = scan("shop", "--fail-under", "90.5");
        assertThat(under.code).isEqualTo(1);
        assertThat(under.err).contains("under 90.5");
        assertThat(under.out).contains("## Blockers");
        Ran critical = scan("shop", "--fail-on", "critical");
        assertThat(critical.code).isEqualTo(1);
        assertThat(critical.err).contains("of severity critical or worse: ", "INF-4");
        assertThat(scan("shop", "--fail-on", "critical", "--target", "development").code)
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--fly | unknown option '--fly'",
                "--format | needs a value",
                "--format=docx | use report, roadmap, checklist, html, pdf, json, sarif, cyclonedx",
                "--fail-under=high | no score from 0 to 100",
                "--fail-under=101 | no score from 0 to 100",
                "--fail-on=bad | use critical, high, medium or low",
                "--target=moon | use production, staging, development",
                "--scorecard=tarot | there is on-call, production-readiness, security",
                "other | only one folder"
            })
    void saysWhatIsWrongWithTheCommandLine(String argument, String complaint) {
        Ran ran = scan("shop", argument);

        assertThat(ran.code).isEqualTo(2);
        assertThat(ran.out).isEmpty();
        assertThat(ran.err).contains(complaint, "usage: slipway scan DIR");
    }

    @Test
    void refusesWhatIsNoFolder() {
        assertThat(scan("nowhere")).satisfies(ran -> {
            assertThat(ran.code).isEqualTo(2);
            assertThat(ran.err).contains("there is no folder");
        });
        assertThat(scan("shop/Dockerfile").err).contains("is no folder");
        assertThat(new ScanCommand()
                        .run(List.of(), stream(new ByteArrayOutputStream()), stream(new ByteArrayOutputStream())))
                .isEqualTo(2);
    }

    @Test
    void claimsNothingOfAnEmptyFolder() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        Ran ran = scan("empty", "--format", "json");

        assertThat(ran.code).isZero();
        assertThat(ran.json().get("score").asDouble()).isZero();
        assertThat(ran.err).contains("there is no file in");
    }

    @Test
    void passesByWhatIsIgnoredLinkedOrNotText() throws IOException {
        write("outside/slo.yaml", "slos:\n  - {name: a, objective: 99.9}\n");
        Files.createSymbolicLink(folder.resolve("shop/linked"), folder.resolve("outside"));
        Files.createSymbolicLink(folder.resolve("shop/slo.yaml"), folder.resolve("outside/slo.yaml"));
        Files.createSymbolicLink(folder.resolve("shop/circle"), folder.resolve("shop"));
        write("shop/.gitignore", "/generated/\n*.local.yaml\n");
        write("shop/generated/slo.yaml", "slos:\n  - {name: a, objective: 99.9}\n");
        write("shop/slo.local.yaml", "slos:\n  - {name: a, objective: 99.9}\n");
        Files.write(folder.resolve("shop/binary.yaml"), new byte[] {0, 1, 2, 's', 'l', 'o'});
        write("shop/large.yaml", "slos:\n  - {name: a, objective: 99.9}\n" + "# padding\n".repeat(120_000));

        Ran ran = scan("shop", "--format", "json");

        assertThat(fact(ran.json(), "slo.defined").get("value").asBoolean()).isFalse();
        assertThat(ran.err).contains("large.yaml", "Not followed: 3 links");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report", "roadmap", "checklist", "json", "sarif"})
    void letsNoFileNameSteerATerminalOrBreakATable(String format) throws IOException {
        String name = "shop/\u001b[31mevil\n| x | `y` \u202e.Dockerfile";
        try {
            write(name, "FROM node:24\nCMD node .\n");
        } catch (IOException | java.nio.file.InvalidPathException e) {
            assumeTrue(false, "this file system has no such names");
        }

        Ran ran = scan("shop", "--format", format);

        assertThat(ran.code).isZero();
        assertThat(ran.out + ran.err).doesNotContain("\u001b");
        if (!format.equals("json") && !format.equals("sarif")) {
            assertThat(ran.out).doesNotContain("| x | `y`", "\u202e");
        }
    }

    @Test
    void writesToAFileIfAsked() throws IOException {
        Path file = folder.resolve("readiness.json");

        Ran ran = scan("shop", "--format", "json", "--output", file.toString());

        assertThat(ran.out).isEmpty();
        assertThat(Files.readString(file)).contains("\"entity\" : \"component:default/shop\"");
        assertThat(scan("shop", "--output", folder.resolve("no/such/place").toString()).code)
                .isEqualTo(2);
    }

    @Test
    void paintsOnlyWhatATerminalShows() {
        String painted = Painted.paint("# Title\n\n**Verdict: no-go**\n| critical | A-1 | a\\_b |\n");

        assertThat(painted).contains("\u001b[1mTitle\u001b[0m", "\u001b[31mcritical\u001b[0m", "a_b");
        assertThat(painted.replaceAll("\u001b\\[[0-9]+m", "")).doesNotContain("**");
    }

    private Ran scan(String path, String... options) {
        List<String> arguments = new ArrayList<>(List.of(folder.resolve(path).toString()));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ScanCommand(Clock.fixed(NOW, ZoneOffset.UTC)).run(arguments, stream(out), stream(err));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static JsonNode fact(JsonNode answer, String key) {
        return named(answer.get("facts"), Map.entry("key", key));
    }

    private static JsonNode question(JsonNode answer, String id) {
        return named(answer.get("questions"), Map.entry("id", id));
    }

    private static JsonNode named(JsonNode list, Map.Entry<String, String> wanted) {
        for (JsonNode each : list) {
            if (each.get(wanted.getKey()).asString().equals(wanted.getValue())) {
                return each;
            }
        }
        throw new AssertionError("there is no " + wanted.getValue());
    }
}
