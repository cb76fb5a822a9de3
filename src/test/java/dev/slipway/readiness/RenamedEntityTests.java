package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.access.Scope;
import dev.slipway.access.TokenRequest;
import dev.slipway.access.Tokens;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
import dev.slipway.facts.Facts;
import dev.slipway.source.SourceId;
import dev.slipway.source.SourceProblem;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What is known of a service, and what people decided about it, when it is called otherwise. */
@PortalTest
class RenamedEntityTests {

    private static final EntityRef OLD = EntityRef.of("component:default/renamed-before");
    private static final EntityRef NEW = EntityRef.of("component:default/renamed-after");
    private static final String PRODUCTION = Readiness.PRODUCTION_READINESS;

    @Autowired
    ApplicationContext portal;

    @Autowired
    Readiness readiness;

    @Autowired
    Facts facts;

    @Autowired
    Waivers waivers;

    @Autowired
    Tokens tokens;

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void goesOnAsItStoodUnderItsNewName() throws Exception {
        TestSources.awaitFirstLoad(portal); // the standards declare the facts
        write("catalog-info.yaml", descriptor("renamed-before"));
        write("attestations.yaml", attestation(OLD, "Restored into staging."));
        write("docs/runbook.md", "# Runbook: the service is down\n\n1. Look.\n");
        SourceId source = TestSources.read(portal, folder);
        String token = As.person(
                "tomasz",
                Role.ENGINEER,
                () -> tokens.make(
                                new TokenRequest("renamed", Role.ENGINEER, new Scope(false, OLD.toString()), 30, null))
                        .secret());
        assertThat(state(OLD, "performance.benchmarked", token)).isEqualTo(200);
        Waiver waiver = waived();
        List<Change> before = readiness.history(OLD, PRODUCTION, Instant.EPOCH);

        write("catalog-info.yaml", descriptor("renamed-after"));
        TestSources.read(portal, folder);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(readiness.standing(OLD, PRODUCTION)).isEmpty();
            assertThat(outcome(NEW, waiver.question())).isEqualTo(Outcome.WAIVED);
            assertThat(get("/api/v1/documents?entity=" + NEW).body()).contains("docs/runbook.md");
        });
        Map<String, Fact> known = facts.of(List.of(NEW), Instant.now()).get(NEW);
        assertThat(known.get("performance.benchmarked").source()).isEqualTo("Pipeline");
        assertThat(known.get("backup.restored").source()).isEqualTo("Attested by Tomasz");
        assertThat(waivers.steps(waiver.id()))
                .extracting(Waiver.Step::what)
                .containsExactly("requested", "approved", "renamed");
        assertThat(readiness.history(NEW, PRODUCTION, Instant.EPOCH))
                .hasSizeGreaterThanOrEqualTo(before.size())
                .filteredOn(change -> change.before() == null)
                .as("judged for the first time once, under the old name")
                .hasSize(1);

        assertThat(state(OLD, "queries.reviewed", token)).isEqualTo(200);
        assertThat(state(NEW, "queries.reviewed", token)).isEqualTo(200);
        assertThat(state(EntityRef.of("component:default/renamed-other"), "queries.reviewed", token))
                .isEqualTo(403);
        assertThat(facts.of(List.of(NEW), Instant.now()).get(NEW)).containsKey("queries.reviewed");
        for (String path : List.of("", "/facts", "/readiness?scorecard=" + PRODUCTION)) {
            HttpResponse<String> moved = get("/api/v1/entities/component/default/renamed-before" + path);
            assertThat(moved.statusCode()).as(path).isEqualTo(308);
            assertThat(moved.headers().firstValue("Location"))
                    .contains("/api/v1/entities/component/default/renamed-after" + path);
        }
        assertThat(get("/api/catalog/entities/by-name/component/default/renamed-before")
                        .body())
                .contains("\"renamed-after\"");
        assertThat(get("/api/catalog/entities/by-name/component/default/renamed-before/ancestry")
                        .body())
                .contains("\"rootEntityRef\":\"" + NEW);

        write("attestations.yaml", attestation(OLD, "Restored once more."));
        TestSources.read(portal, folder);
        assertThat(facts.of(List.of(NEW), Instant.now())
                        .get(NEW)
                        .get("backup.restored")
                        .evidence())
                .anySatisfy(shown -> assertThat(shown.note()).isEqualTo("Restored once more."));
        assertThat(TestSources.problems(portal, source).items())
                .extracting(SourceProblem::problem)
                .extracting(problem -> problem.path() + ": " + problem.message())
                .containsExactly(
                        "attestations.yaml: " + OLD + " is called " + NEW + " now; the attestation counts for that.");
        TestSources.remove(portal, source);
    }

    private Waiver waived() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> readiness.standing(OLD, PRODUCTION).isPresent());
        String question = readiness.assessment(OLD, PRODUCTION).answers().stream()
                .filter(answer -> answer.outcome().blocks())
                .findFirst()
                .orElseThrow()
                .question()
                .id();
        LocalDate until = LocalDate.now(ZoneOffset.UTC).plusDays(20);
        Waiver asked = As.person(
                "tomasz",
                Role.ENGINEER,
                () -> waivers.request(new WaiverRequest(OLD, PRODUCTION, question, "Why.", "What else.", until)));
        Waiver waiver = As.person("ilse", Role.LEAD, () -> waivers.approve(asked.id(), null, null));
        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(OLD, question) == Outcome.WAIVED);
        return waiver;
    }

    private @Nullable Outcome outcome(EntityRef ref, String question) {
        return readiness
                .standing(ref, PRODUCTION)
                .map(standing -> standing.outcomes().get(question))
                .orElse(null);
    }

    private static String descriptor(String name) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: %s
                  annotations: {slipway.dev/id: renamed-4711}
                spec: {type: service, lifecycle: production, owner: renamed-team}
                """.formatted(name);
    }

    private static String attestation(EntityRef about, String reason) {
        return """
                apiVersion: slipway.dev/v1
                kind: Attestation
                metadata: {name: renamed-attestations}
                spec:
                  entity: %s
                  by: tomasz
                  facts:
                    - {key: backup.restored, value: true, reason: %s, validFor: 90d}
                """.formatted(about, reason);
    }

    private void write(String path, String content) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), content);
    }

    private int state(EntityRef about, String key, String token) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/facts"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("""
                                        {"entity": "%s", "source": "Pipeline", "facts": [{"key": "%s", "value": true}]}""".formatted(about, key)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + TestPortal.TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
