package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.DemoPortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DemoPortalTest
class ReadinessRoomTests {

    private static final EntityRef LABEL_PRINTER = EntityRef.of("component:default/label-printer");
    private static final EntityRef LEDGER = EntityRef.of("component:default/ledger");
    private static final String PRODUCTION = Readiness.PRODUCTION_READINESS;

    @Autowired
    Readiness readiness;

    @Autowired
    Facts facts;

    @Autowired
    AssessStale assessStale;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void everyServiceIsJudged() {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(readiness.scorecards())
                    .extracting(Scorecard::name)
                    .containsExactly("on-call", "production-readiness", "security");
            assertThat(readiness
                            .list(PRODUCTION, "production", StandingFilter.NONE, 0, 50)
                            .total())
                    .isEqualTo(12);
        });
    }

    @Test
    void judgesAgainWhenAFactChanges() {
        state(LABEL_PRINTER, "observability.business_metrics", false, Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> outcome(LABEL_PRINTER, "MON-3") == Outcome.FAIL);
        double before =
                readiness.standing(LABEL_PRINTER, PRODUCTION).orElseThrow().score();

        state(LABEL_PRINTER, "observability.business_metrics", true, Duration.ofDays(1));

        await().atMost(Duration.ofSeconds(10)).until(() -> outcome(LABEL_PRINTER, "MON-3") == Outcome.PASS);
        assertThat(readiness.standing(LABEL_PRINTER, PRODUCTION).orElseThrow().score())
                .isGreaterThan(before);
        assertThat(readiness.history(LABEL_PRINTER, PRODUCTION, Instant.EPOCH))
                .flatExtracting(Change::moved)
                .contains(new Change.Moved(
                        "MON-3", "fail", "pass", "observability.business_metrics was stated by Readiness test"));
    }

    @Test
    void losesThePassWhenItsFactGoesStale() {
        state(LEDGER, "rehearsal.rollback", true, Duration.ofSeconds(2));
        state(LEDGER, "ci.rollback", true, Duration.ofDays(1));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> readiness.history(LEDGER, PRODUCTION, Instant.EPOCH).stream()
                        .flatMap(change -> change.moved().stream())
                        .anyMatch(moved ->
                                moved.question().equals("INF-4") && moved.to().equals("pass")));

        await().atMost(Duration.ofSeconds(20)).until(() -> {
            assessStale.run();
            return outcome(LEDGER, "INF-4") != Outcome.PASS;
        });

        assertThat(readiness.history(LEDGER, PRODUCTION, Instant.EPOCH))
                .flatExtracting(Change::moved)
                .contains(new Change.Moved("INF-4", "pass", "unproven", "rehearsal.rollback went stale"));
    }

    @Test
    void sumsUpHowEveryoneStands() {
        Summary summary = readiness.summary(PRODUCTION, "production", StandingFilter.NONE);

        assertThat(summary.entities()).isEqualTo(12);
        assertThat(summary.mean()).isBetween(0.0, 100.0);
        assertThat(summary.verdicts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(12);
        assertThat(summary.bands().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(12);
        assertThat(summary.missed()).isNotEmpty();
        assertThat(readiness
                        .list(PRODUCTION, "production", StandingFilter.NONE, 0, 50)
                        .items())
                .extracting(Standing::score)
                .isSorted();
        assertThat(readiness.mostPressing(PRODUCTION, "production", StandingFilter.NONE, 5))
                .hasSize(5);
    }

    @Test
    void refusesWhatNoScorecardIsAbout() {
        assertThatThrownBy(() -> readiness.assessment(EntityRef.of("group:default/money"), PRODUCTION))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("kind Component and type service");
    }

    @Test
    void answersOverRestInTheAgreedShape() throws Exception {
        HttpResponse<String> answer =
                get("/api/v1/entities/component/default/ledger/readiness?target=production", "application/json");

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("entity").asString()).isEqualTo("component:default/ledger");
        assertThat(body.path("scorecard").asString()).isEqualTo(PRODUCTION);
        assertThat(body.path("verdict").asString()).isIn("go", "conditional go", "no-go");
        assertThat(body.path("score").isNumber()).isTrue();
        assertThat(body.path("reasons")).isNotEmpty();
        assertThat(body.path("categories")).hasSize(9);
        assertThat(body.path("questions")).hasSize(51);
        assertThat(body.path("blockers")).isNotEmpty();
        JsonNode question = body.path("questions").get(0);
        assertThat(question.propertyNames()).contains("id", "category", "outcome", "severity", "worth", "evidence");
        assertThat(question.path("evidence").get(0).propertyNames())
                .contains("fact", "value", "source", "observedAt", "validUntil", "link");
    }

    @Test
    void givesTheSameAwayAsFiles() throws Exception {
        String ledger = "/api/v1/entities/component/default/ledger/readiness";

        HttpResponse<String> report = get(ledger + "?format=report", "*/*");
        assertThat(report.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=UTF-8");
        assertThat(report.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"ledger-report.md\"");
        assertThat(report.body()).contains("# Readiness of", "## Blockers");
        assertThat(get(ledger + "?format=roadmap&target=staging", "*/*").body()).contains("```mermaid", "to staging");
        assertThat(get(ledger + "?format=checklist", "*/*").body()).contains("- [ ] **");
        JsonNode all =
                JsonMapper.shared().readTree(get(ledger + "?format=json", "*/*").body());
        assertThat(all.path("questions")).hasSize(51);
        assertThat(all.path("facts")).isNotEmpty();
        JsonNode asked = JsonMapper.shared()
                .readTree(get(ledger, "application/sarif+json").body());
        assertThat(asked.path("version").asString()).isEqualTo("2.1.0");
        assertThat(get(ledger, "text/markdown").body()).startsWith("# Readiness of");
        assertThat(get(ledger, "*/*").body()).startsWith("{");
        HttpResponse<String> pdf = get(ledger + "?format=pdf", "*/*");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(get(ledger, "application/pdf").body()).startsWith("%PDF-");
        assertThat(get(ledger + "?format=html", "*/*").headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"ledger-readiness.html\"");
        JsonNode attested = JsonMapper.shared()
                .readTree(get(ledger, "application/vnd.cyclonedx+json").body());
        assertThat(attested.path("specVersion").asString()).isEqualTo("1.6");
        assertThat(attested.at("/declarations/attestations/0/map")).hasSize(51);
        assertThat(get(ledger + "?format=docx", "*/*").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesOverRestWhatItDoesNotKnow() throws Exception {
        String ledger = "/api/v1/entities/component/default/ledger/readiness";

        assertThat(get(ledger + "?target=moon", "application/json").statusCode())
                .isEqualTo(400);
        assertThat(get(ledger + "?scorecard=moon", "application/json").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/entities/component/default/nobody/readiness", "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/entities/group/default/money/readiness", "application/json")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/scorecards/moon", "application/json").statusCode())
                .isEqualTo(404);
    }

    @Test
    void listsScorecardsAndStandingsOverRestAndAsATable() throws Exception {
        JsonNode all = JsonMapper.shared()
                .readTree(get("/api/v1/scorecards", "application/json").body());
        assertThat(all).hasSize(3);
        assertThat(all.get(2).path("name").asString()).isEqualTo("security");
        assertThat(all.get(2).path("owner").asString()).isEqualTo("group:default/security");
        assertThat(all.get(2).path("levels")).hasSize(3);
        JsonNode secure = JsonMapper.shared()
                .readTree(get(
                                "/api/v1/entities/component/default/ledger/readiness?scorecard=security",
                                "application/json")
                        .body());
        assertThat(secure.path("scorecard").asString()).isEqualTo("security");
        assertThat(secure.path("level").isObject()).isTrue();
        assertThat(secure.path("nextLevel").path("missing")).isNotEmpty();
        JsonNode standard = JsonMapper.shared()
                .readTree(get("/api/v1/scorecards/production-readiness", "application/json")
                        .body());
        assertThat(standard.path("categories")).hasSize(9);

        JsonNode page = JsonMapper.shared()
                .readTree(get(
                                "/api/v1/scorecards/production-readiness/assessments?limit=5&owner=money",
                                "application/json")
                        .body());
        assertThat(page.path("assessments"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.path("owner").asString()).isEqualTo("group:default/money"));

        HttpResponse<String> table = get("/api/v1/scorecards/production-readiness/assessments", "text/csv");
        assertThat(table.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(table.body().lines()).hasSize(13);
    }

    private Outcome outcome(EntityRef ref, String question) {
        return readiness.standing(ref, PRODUCTION).orElseThrow().outcomes().get(question);
    }

    private void state(EntityRef ref, String key, Object value, Duration valid) {
        Instant now = Instant.now();
        facts.state(
                "Readiness test",
                ref,
                new Statement(
                        key,
                        value,
                        1,
                        now,
                        now.plus(valid),
                        List.of(new Evidence("src/App.java", 3, "count();", null, "For a test."))));
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + TestPortal.TOKEN)
                        .header("Accept", accept)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
