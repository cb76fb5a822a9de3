package dev.slipway.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.catalog.Catalog;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.facts.FactsChanged;
import dev.slipway.knowledge.Exercise.Occasion;
import dev.slipway.knowledge.Exercise.Outcome;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs through runbooks, on a real database. */
@PortalTest
class ExercisesTests {

    private static final String RUNBOOK = "service/runbooks/ExerciseSlow.md";
    private static final EntityRef SERVICE = EntityRef.of("component:default/exercise-service");

    @TempDir
    Path temporary;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Exercises exercises;

    @Autowired
    Documents documents;

    @Autowired
    Runbooks runbooks;

    @Autowired
    Facts facts;

    @Autowired
    Clock clock;

    @Autowired
    Catalog catalog;

    @Autowired
    RunbookStore runbookStore;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    private Path folder;
    private SourceId source;

    @BeforeEach
    void aRunbook() throws IOException {
        folder = Files.createDirectory(temporary.resolve("exercise-test"));
        write("service/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: exercise-service}
                spec: {type: service, lifecycle: production, owner: nobody}
                """);
        write(RUNBOOK, "# ExerciseSlow\n\n## Mitigation\n\n1. Look.\n2. Run `scale up now`.\n");
        source = TestSources.read(portal, folder);
        await().untilAsserted(() -> assertThat(
                        documents.find(source, RUNBOOK).orElseThrow().entity())
                .isEqualTo(SERVICE));
    }

    @AfterEach
    void clean() {
        TestSources.remove(portal, source);
    }

    @Test
    void keepsWhoTickedWhichStepWhenAndHowItEnded() {
        Exercise run = as("noor", () -> exercises.start(source, RUNBOOK, Occasion.INCIDENT, " 312 "));
        assertThat(run.steps()).hasSize(2);
        as("marek", () -> exercises.tick(run.id(), 2, true));
        as("noor", () -> exercises.tick(run.id(), 2, true));
        as("noor", () -> exercises.tick(run.id(), 1, true));
        as("noor", () -> exercises.tick(run.id(), 1, false));
        as("noor", () -> exercises.end(run.id(), Outcome.WORKED, "Scaled up."));

        Exercise kept = exercises.find(run.id()).orElseThrow();
        assertThat(kept.incident()).isEqualTo("312");
        assertThat(kept.startedBy()).isEqualTo("noor");
        assertThat(kept.revision())
                .isEqualTo(documents.find(source, RUNBOOK).orElseThrow().hash());
        assertThat(kept.steps().get(0).tickedAt()).isNull();
        assertThat(kept.steps().get(1).tickedBy()).isEqualTo("marek");
        assertThat(kept.outcome()).isEqualTo(Outcome.WORKED);
        assertThat(exercises.of(source, RUNBOOK, 10).getFirst()).isEqualTo(kept);
        assertThatThrownBy(() -> as("noor", () -> exercises.tick(run.id(), 1, true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("has ended");
    }

    @Test
    void statesAFactThatAges() {
        Exercise run = begun();
        engineer(() -> exercises.end(run.id(), Outcome.PARTLY, null));

        Fact fact = fact();
        assertThat(fact.value()).isEqualTo(true);
        assertThat(fact.source()).isEqualTo(Exercises.SOURCE);
        assertThat(Duration.between(fact.observedAt(), fact.validUntil())).isEqualTo(Duration.ofDays(90));
        assertThat(fact.evidence().getFirst().link()).isEqualTo(run.url());

        Exercise second = begun();
        engineer(() -> exercises.end(second.id(), Outcome.ABANDONED, null));
        assertThat(fact().evidence().getFirst().link()).isEqualTo(run.url());

        Exercise third = begun();
        engineer(() -> exercises.end(third.id(), Outcome.FAILED, null));
        assertThat(fact().value()).isEqualTo(false);
    }

    @Test
    void statesNothingThatNobodyDidOrMaySay() {
        Exercise untouched = engineer(() -> exercises.start(source, RUNBOOK, Occasion.DRILL, null));
        engineer(() -> exercises.end(untouched.id(), Outcome.WORKED, null));
        Exercise viewed = as("noor", () -> exercises.start(source, RUNBOOK, Occasion.DRILL, null));
        as("noor", () -> exercises.tick(viewed.id(), 1, true));

        assertThat(as("noor", () -> exercises.end(viewed.id(), Outcome.WORKED, null))
                        .ended())
                .isTrue();
        assertThat(fact()).isNull();
    }

    @Test
    void leavesTheRunToWhoDoesIt() {
        Exercise run = as("noor", () -> exercises.start(source, RUNBOOK, Occasion.DRILL, null));
        as("marek", () -> exercises.tick(run.id(), 1, true));
        as("noor", () -> exercises.tick(run.id(), 2, true));

        assertThatThrownBy(() -> as("marek", () -> exercises.end(run.id(), Outcome.FAILED, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("noor started this run");
        assertThatThrownBy(() -> as("marek", () -> exercises.tick(run.id(), 2, false)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("noor ticked step 2");
        as("marek", () -> exercises.tick(run.id(), 1, false));
        assertThat(engineer(() -> exercises.tick(run.id(), 2, false)).done()).isZero();
        assertThat(engineer(() -> exercises.end(run.id(), Outcome.FAILED, null)).ended())
                .isTrue();
    }

    @Test
    void listsWhatCountsAndPlaybooksThatWereTried() throws IOException {
        String viewedOnly = "service/runbooks/viewed.md";
        write(viewedOnly, "# Viewed\n\n1. Look.\n");
        write("service/playbooks/drill.md", "# Drill\n\n1. Look.\n");
        write("service/playbooks/untried.md", "# Untried\n\n1. Look.\n");
        TestSources.read(portal, folder);
        Exercise viewed = as("noor", () -> exercises.start(source, viewedOnly, Occasion.DRILL, null));
        as("noor", () -> exercises.tick(viewed.id(), 1, true));
        as("noor", () -> exercises.end(viewed.id(), Outcome.WORKED, null));
        Exercise drill = engineer(() -> exercises.start(source, "service/playbooks/drill.md", Occasion.DRILL, null));
        engineer(() -> exercises.tick(drill.id(), 1, true));
        engineer(() -> exercises.end(drill.id(), Outcome.WORKED, null));

        RunbookFilter ours = new RunbookFilter(SERVICE, null, null);
        assertThat(runbooks.list(ours, 0, 20).items())
                .anySatisfy(runbook -> {
                    assertThat(runbook.document().path()).isEqualTo(viewedOnly);
                    assertThat(runbook.last())
                            .as("nobody who may say so tried it")
                            .isNull();
                })
                .anySatisfy(runbook -> {
                    assertThat(runbook.document().title()).isEqualTo("Drill");
                    assertThat(runbook.last()).isNotNull();
                })
                .noneSatisfy(runbook -> assertThat(runbook.document().title()).isEqualTo("Untried"));
    }

    private Exercise begun() {
        Exercise run = engineer(() -> exercises.start(source, RUNBOOK, Occasion.DRILL, null));
        return engineer(() -> exercises.tick(run.id(), 1, true));
    }

    private static Exercise engineer(java.util.function.Supplier<Exercise> work) {
        return As.person("ilse", Role.ENGINEER, work);
    }

    private Fact fact() {
        return facts.of(java.util.List.of(SERVICE), clock.instant())
                .getOrDefault(SERVICE, Map.of())
                .get(Exercises.FACT);
    }

    @Test
    void followsAlertsToTheirRunbooksAndBack() throws IOException {
        write("service/docs/what-to-do.md", "# What to do\n\n1. Look.\n");
        write("service/docs/other.md", "# Something else\n");
        write("service/monitoring/rules.yaml", """
                groups:
                  - name: a
                    rules:
                      - alert: ExerciseSlow
                        expr: up == 0
                      - alert: ExerciseDown
                        expr: up == 0
                        annotations: {runbook_url: "https://wiki.example/docs/what-to-do"}
                      - alert: ExerciseLost
                        expr: up == 0
                """);
        TestSources.read(portal, folder);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(runbooks.alerts(SERVICE)).hasSize(3));
        Map<String, String> led = new java.util.HashMap<>();
        runbooks.alerts(SERVICE)
                .forEach((alert, document) -> led.put(alert.name(), document == null ? "none" : document.title()));
        assertThat(led)
                .containsOnly(
                        Map.entry("ExerciseSlow", "ExerciseSlow"),
                        Map.entry("ExerciseDown", "What to do"),
                        Map.entry("ExerciseLost", "none"));
        Document guide = documents.find(source, "service/docs/what-to-do.md").orElseThrow();
        assertThat(guide.kind()).isEqualTo(Document.Kind.GUIDE);
        assertThat(runbooks.alerts(guide)).extracting(AlertRule::name).containsExactly("ExerciseDown");
        assertThat(runbooks.exercisable(guide)).isTrue();
        assertThat(runbooks.exercisable(
                        documents.find(source, "service/docs/other.md").orElseThrow()))
                .isFalse();
        assertThat(runbooks.list(new RunbookFilter(SERVICE, null, RunbookFilter.Exercised.NEVER), 0, 10)
                        .items())
                .extracting(runbook -> runbook.document().title())
                .contains("What to do");
    }

    @Test
    void keepsTheStepsOfARunWhenTheRunbookChangesOrGoes() throws IOException {
        Exercise run = as("noor", () -> exercises.start(source, RUNBOOK, Occasion.DRILL, null));
        Files.delete(folder.resolve(RUNBOOK));
        TestSources.read(portal, folder);

        as("noor", () -> exercises.tick(run.id(), 2, true));
        assertThat(exercises.find(run.id()).orElseThrow().steps())
                .extracting(step -> step.says().text())
                .containsExactly("Look.", "Run scale up now.");
        assertThatThrownBy(() -> as("noor", () -> exercises.start(source, RUNBOOK, Occasion.DRILL, null)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void isReachedOverRest() throws Exception {
        String run = post(
                "/api/v1/runbooks/exercises",
                "{\"source\": \"exercise-test\", \"path\": \"" + RUNBOOK + "\", \"occasion\": \"drill\"}");
        String id = run.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

        assertThat(post("/api/v1/runbooks/exercises/" + id + "/steps/1?done=true", ""))
                .contains("\"tickedBy\":");
        assertThat(post("/api/v1/runbooks/exercises/" + id + "/end", "{\"outcome\": \"worked\"}"))
                .contains("\"outcome\":\"worked\"");
        assertThat(get("/api/v1/runbooks/exercises?source=exercise-test&path=" + RUNBOOK))
                .contains(id);
        assertThat(get("/api/v1/runbooks?q=ExerciseSlow"))
                .contains("\"lastExercised\":", "\"title\":\"ExerciseSlow\"", "\"outcome\":\"worked\"");
        assertThat(get("/api/v1/runbooks/exercises/" + id + "/record")).contains("# ExerciseSlow", "- [x] Look.");
        assertThat(get("/api/v1/runbooks/exercises/" + java.util.UUID.randomUUID()))
                .contains("There is no run");
        assertThat(get("/api/v1/runbooks/exercises?source=exercise-test&offset=1&path=" + RUNBOOK))
                .isEqualTo("[]");
        assertThat(get("/api/v1/runbooks/exercises?source=exercise-test")).contains("source and path");
        assertThat(get("/api/v1/runbooks/exercises?path=" + RUNBOOK)).contains("source and path");
        assertThat(post(
                        "/api/v1/runbooks/exercises",
                        "{\"source\": \"exercise-test\", \"path\": \"" + RUNBOOK
                                + "\", \"occasion\": \"incident\", \"incident\": \"a\\u0000b\"}"))
                .contains("\"status\":400", "incident: no control characters");
        assertThat(get("/api/v1/runbooks/exercises?source=exercise-test&path=a%00b"))
                .contains("\"status\":400");
        assertThat(post(
                        "/api/v1/runbooks/exercises",
                        "{\"source\": \"exercise-test\", \"path\": \"a\\u0000b\", \"occasion\": \"drill\"}"))
                .contains("\"status\":400", "path: no control characters");
    }

    @Test
    void rewritesAlertsOnlyIfTheyDiffer() throws IOException {
        write("service/monitoring/rules.yaml", """
                groups:
                  - name: a
                    rules:
                      - alert: ExerciseKept
                        expr: up == 0
                """);
        TestSources.read(portal, folder);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(runbooks.alerts(SERVICE)).hasSize(1));
        String written = rowVersion();

        transactions.executeWithoutResult(now ->
                new FollowAlerts(catalog, facts, runbookStore, clock).on(new FactsChanged(java.util.List.of(SERVICE))));
        assertThat(rowVersion()).isEqualTo(written);

        Files.delete(folder.resolve("service/monitoring/rules.yaml"));
        TestSources.read(portal, folder);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(runbooks.alerts(SERVICE)).isEmpty());
    }

    private String rowVersion() {
        return jdbc.sql("select string_agg(xmin::text, ',') from knowledge.alert where entity = :entity")
                .param("entity", SERVICE.toString())
                .query(String.class)
                .single();
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private String post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            request.header("Authorization", "Bearer " + TestPortal.TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static Exercise as(String name, java.util.function.Supplier<Exercise> work) {
        return As.person(name, Role.VIEWER, work);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
