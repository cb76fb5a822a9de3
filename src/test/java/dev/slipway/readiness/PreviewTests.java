package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.DemoPortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DemoPortalTest
class PreviewTests {

    private static final String DOCUMENTATION = SampleStandard.text(
            SampleStandard.STANDARDS.resolve("production-readiness/documentation-and-support.yaml"));

    @Autowired
    Readiness readiness;

    @Autowired
    StandardPreviews previews;

    @LocalServerPort
    int port;

    @BeforeEach
    void everyServiceIsJudged() {
        await().atMost(Duration.ofSeconds(90))
                .ignoreExceptions()
                .until(() -> readiness
                                .list(Readiness.PRODUCTION_READINESS, "production", StandingFilter.NONE, 0, 1)
                                .total()
                        == 12);
    }

    @Test
    void tellsWhoWouldStandDifferentlyAndStoresNothing() throws Exception {
        Scorecard before = readiness.required(Readiness.PRODUCTION_READINESS);
        String stricter = DOCUMENTATION.replaceFirst("(?s)(- id: DOC-1\\n.*?production: )[a-z]+", "$1critical");

        HttpResponse<String> answer = post(stricter.replaceFirst("rule: .*", "rule: \"facts['docs.runbooks'] > 99\""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("scorecard").asString()).isEqualTo(Readiness.PRODUCTION_READINESS);
        assertThat(body.path("entities").asInt()).isEqualTo(12);
        assertThat(body.path("questions").asInt()).isEqualTo(51);
        assertThat(body.path("meanThen").asDouble())
                .isLessThan(body.path("meanNow").asDouble());
        assertThat(body.path("effects").get(0).path("blockedThen").toString()).contains("DOC-1");
        assertThat(readiness.required(Readiness.PRODUCTION_READINESS)).isEqualTo(before);
    }

    @Test
    void tellsWhichQuestionsAreNewGoneAndAskedOtherwise() throws Exception {
        String other = DOCUMENTATION
                .replaceFirst("- id: DOC-1\n", "- id: DOC-77\n")
                .replaceFirst("(- id: DOC-2\n\\s+ask: ).*", "$1Is it told otherwise?");

        JsonNode questions = JsonMapper.shared().readTree(post(other).body()).path("questionsThen");

        assertThat(questions.path("added").toString()).isEqualTo("[\"DOC-77\"]");
        assertThat(questions.path("removed").toString()).isEqualTo("[\"DOC-1\"]");
        assertThat(questions.path("changed").toString()).isEqualTo("[\"DOC-2\"]");
    }

    @Test
    void tellsWhoIsNoLongerJudged() throws Exception {
        String narrower = SampleStandard.text(SampleStandard.STANDARDS.resolve("production-readiness/scorecard.yaml"))
                .replace("type: service }", "type: service, lifecycle: experimental }");

        JsonNode body = JsonMapper.shared().readTree(post(narrower).body());

        assertThat(body.path("noLongerJudged").size() + body.path("entities").asInt())
                .isEqualTo(12);
        assertThat(body.path("noLongerJudged").toString()).contains("component:default/ledger");
    }

    @Test
    void givesEveryEffectAsATable() throws Exception {
        String stricter = DOCUMENTATION.replaceFirst("rule: .*", "rule: \"facts['docs.runbooks'] > 99\"");

        HttpResponse<String> table = send(request("/api/v1/scorecards/preview")
                .header("Content-Type", "application/yaml")
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(stricter)));

        assertThat(table.statusCode()).as(table.body()).isEqualTo(200);
        assertThat(table.body().lines().findFirst())
                .hasValue("entity,score now,score then,verdict now,verdict then,blocked then,freed then");
        assertThat(table.body()).contains("component:default/").contains("DOC-1");
    }

    @Test
    void readsTheFilesToBeginFromAndNoOthers() {
        As.person("tomasz", Role.ENGINEER, () -> {
            List<StandardFile> files = previews.files();

            assertThat(files)
                    .extracting(StandardFile::toString)
                    .contains("standards/production-readiness/documentation-and-support.yaml");
            StandardFile known = files.stream()
                    .filter(file -> file.path().endsWith("documentation-and-support.yaml"))
                    .findFirst()
                    .orElseThrow();
            assertThat(previews.text(known)).hasValue(DOCUMENTATION);
            assertThat(previews.text(new StandardFile(known.source(), "playbooks/versioning.md")))
                    .isEmpty();
        });
    }

    @Test
    void stopsWhenNobodyWaitsAnyMore() {
        As.person("tomasz", Role.ENGINEER, () -> {
            assertThatThrownBy(() ->
                            previews.begin(DOCUMENTATION, (done, all) -> false).join())
                    .hasCauseInstanceOf(Refusal.class);
            assertThat(previews.of(DOCUMENTATION).effects())
                    .as("the turn is free again")
                    .isEmpty();
        });
    }

    @Test
    void changesNothingWhereNothingIsChanged() throws Exception {
        JsonNode body = JsonMapper.shared().readTree(post(DOCUMENTATION).body());

        assertThat(body.path("different").asInt()).isZero();
        assertThat(body.path("meanThen").asDouble())
                .isEqualTo(body.path("meanNow").asDouble());
    }

    @Test
    void refusesRulesWithErrorsByLineAndColumn() throws Exception {
        Scorecard before = readiness.required(Readiness.PRODUCTION_READINESS);
        String broken = DOCUMENTATION.replaceFirst("rule: .*", "rule: \"facts['api.documented'] == 'yes'\"");
        int line = (int) broken.substring(0, broken.indexOf("'yes'")).lines().count();

        HttpResponse<String> answer = post(broken);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        JsonNode problem =
                JsonMapper.shared().readTree(answer.body()).path("problems").get(0);
        assertThat(problem.path("line").asInt()).isEqualTo(line);
        assertThat(problem.path("column").asInt()).isPositive();
        assertThat(problem.path("message").asString()).contains("does not hold together");
        assertThat(readiness.required(Readiness.PRODUCTION_READINESS)).isEqualTo(before);
        assertThat(post("kind: [").statusCode()).isEqualTo(400);
        assertThat(post("hello").statusCode()).isEqualTo(400);
    }

    @Test
    void tellsWhatFixingWouldBring() throws Exception {
        String ledger = "/api/v1/entities/component/default/ledger/readiness/what-if?fixed=";
        String blocker = readiness
                .assessment(
                        dev.slipway.catalog.EntityRef.of("component:default/ledger"), Readiness.PRODUCTION_READINESS)
                .ruling("production")
                .blockers()
                .getFirst()
                .question()
                .id();

        JsonNode body = JsonMapper.shared().readTree(get(ledger + blocker).body());

        assertThat(body.path("gain").asDouble()).isPositive();
        assertThat(body.path("then").path("blockers").toString()).doesNotContain("\"" + blocker + "\"");
        assertThat(get(ledger + "NO-1").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> post(String yaml) throws Exception {
        return send(request("/api/v1/scorecards/preview")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
