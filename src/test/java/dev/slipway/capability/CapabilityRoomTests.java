package dev.slipway.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.DemoPortalTest;
import dev.slipway.TestPortal;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DemoPortalTest
class CapabilityRoomTests {

    private static final EntityRef LEDGER = EntityRef.of("component:default/ledger");

    @Autowired
    Capabilities capabilities;

    @Autowired
    MapStandards standards;

    @Autowired
    CycleStore cycles;

    @Autowired
    KeepCycle keepCycle;

    @Autowired
    Facts facts;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void everyServiceIsMapped() {
        await().atMost(Duration.ofSeconds(120)).untilAsserted(() -> {
            assertThat(capabilities.all()).hasSize(61);
            assertThat(capabilities.map(MapFilter.NONE).services()).isEqualTo(12);
            assertThat(capabilities.map(MapFilter.NONE).waiting()).isZero();
        });
    }

    @Test
    void followsAFact() {
        state("retrospective.held", false);
        assertThat(now("retrospective")).isEqualTo(Coverage.MISSING);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept("retrospective") == Coverage.MISSING);

        state("retrospective.held", true);

        assertThat(now("retrospective")).isEqualTo(Coverage.COVERED);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept("retrospective") == Coverage.COVERED);
    }

    @Test
    void tellsTheMapOverRest() throws Exception {
        JsonNode map = json("/api/v1/capabilities");
        assertThat(map.path("capabilities").size()).isEqualTo(61);
        assertThat(map.path("services").asInt()).isEqualTo(12);
        assertThat(map.path("tools").size()).isEqualTo(14);
        assertThat(map.path("next").get(0).path("wave").asInt()).isBetween(1, 3);

        JsonNode ledger = json("/api/v1/entities/component/default/ledger/capabilities");
        assertThat(ledger.path("capabilities").size()).isEqualTo(61);
        assertThat(ledger.path("tools").path("ci-cd").isArray()).isTrue();

        JsonNode services = json("/api/v1/capabilities/backup/services?limit=5");
        assertThat(services.path("total").asInt()).isEqualTo(12);
        assertThat(services.path("services").size()).isEqualTo(5);

        String table = get("/api/v1/capabilities", "text/csv").body();
        assertThat(table.lines()).hasSize(62);
        assertThat(get("/api/v1/capabilities/none/services", "application/json").statusCode())
                .isEqualTo(404);
        assertThat(get("/api/v1/capabilities/backup/services?coverage=perhaps", "application/json")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/entities/group/default/money/capabilities", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsATeamWhatChangedInItsImprovementCycle() throws Exception {
        EntityRef money = EntityRef.of("group:default/money");
        LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        state("retrospective.held", false);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept("retrospective") == Coverage.MISSING);
        CapabilityStandard standard = standards.current();
        assertThat(cycles.keep(today.minusDays(20), cycles.now(standard))).isPositive();
        assertThat(cycles.keep(today.minusDays(19), cycles.now(standard)))
                .as("what stays as it was is not kept again")
                .isZero();

        state("retrospective.held", true);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept("retrospective") == Coverage.COVERED);
        keepCycle.run();

        Cycle cycle = capabilities.cycle(money, today.minusDays(14));
        assertThat(cycle.kept()).isEqualTo(today.minusDays(14));
        assertThat(cycle.stages().get(Phase.ITERATE.ordinal()).moves())
                .extracting(move -> move.now().capability().id())
                .contains("retrospective");
        assertThat(capabilities.cycle(money, today.minusDays(40)).kept())
                .as("nothing was kept before")
                .isEqualTo(today.minusDays(20));
        assertThat(capabilities.cycle(money, today).stages())
                .as("since the end of today")
                .allSatisfy(stage -> assertThat(stage.moves()).isEmpty());

        JsonNode told = json("/api/v1/capabilities/cycle?owner=money&since=" + today.minusDays(14));
        assertThat(told.path("phases")).hasSize(6);
        assertThat(told.at("/phases/5/changed").toString()).contains("retrospective");
        assertThat(get("/api/v1/capabilities/cycle?owner=money&since=lately", "application/json")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void areFoundBySearchWithTheirPlaybooks() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(json("/api/v1/search?q=canary%20release").path("hits").toString())
                    .contains("\"capability\"", "playbooks/canary-release.md");
        });
    }

    private Coverage now(String capability) {
        return capabilities.of(LEDGER).findings().stream()
                .filter(finding -> finding.capability().id().equals(capability))
                .findFirst()
                .orElseThrow()
                .coverage();
    }

    private Coverage kept(String capability) {
        return capabilities.services(capability, null, MapFilter.NONE, 0, 50).items().stream()
                .filter(line -> line.entity().equals(LEDGER))
                .findFirst()
                .orElseThrow()
                .coverage();
    }

    private void state(String key, Object value) {
        Instant moment = Instant.now();
        facts.state(
                "Capability test",
                LEDGER,
                new Statement(key, value, 1, moment, moment.plus(Duration.ofDays(1)), List.of()));
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path, "application/json").body());
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
