package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.DemoPortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Fact;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

@DemoPortalTest
class CampaignsTests {

    private static final EntityRef SERVICE = EntityRef.of("component:default/route-planner");
    private static final EntityRef ROUTES = EntityRef.of("group:default/routes");
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Campaigns campaigns;

    @Autowired
    Attestations attestations;

    @Autowired
    Readiness readiness;

    @Autowired
    Facts facts;

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
    void countsBackwardsFromToday() {
        LocalDate day = LocalDate.of(2026, 11, 10);

        List<Campaign.Day> days =
                Campaigns.burnDown(day, day.plusDays(3), 4, Map.of(day.plusDays(1), -3L, day.plusDays(3), 1L));

        assertThat(days)
                .extracting(Campaign.Day::open)
                .as("at the end of each day")
                .containsExactly(6L, 3L, 3L, 4L);
    }

    @Test
    void drawsTheMeanBackwardsFromNow() {
        LocalDate day = LocalDate.of(2026, 11, 10);

        List<MeanOnDay> trend = Readiness.trend(
                new AssessmentRepository.Totals(2, 75),
                day,
                day.minusDays(5),
                Map.of(
                        day,
                        new AssessmentRepository.DayChange(20, 0),
                        day.minusDays(1),
                        new AssessmentRepository.DayChange(50, 1),
                        day.minusDays(2),
                        new AssessmentRepository.DayChange(80, 1)));

        assertThat(trend)
                .containsExactly(
                        new MeanOnDay(day.minusDays(2), 80, 1),
                        new MeanOnDay(day.minusDays(1), 65, 2),
                        new MeanOnDay(day, 75, 2));
    }

    @Test
    void burnsDownAsServicesPass() {
        state("retention.enforced", false);
        await().atMost(Duration.ofSeconds(20)).until(() -> outcome("DATA-5") != Outcome.PASS);
        Campaign campaign = As.person("ilse", Role.LEAD, () -> campaigns.start(plan("DATA-5", "UX-1")));
        long open = campaigns.progress(campaign).tally().open();
        assertThat(campaigns.services(campaign, 0, 10).items())
                .filteredOn(service -> service.entity().equals(SERVICE))
                .singleElement()
                .satisfies(service -> assertThat(service.open()).contains("DATA-5"));

        Outcome before = outcome("UX-1");
        if (before.blocks()) {
            As.person(
                    "ilse",
                    Role.LEAD,
                    () -> attestations.attest(
                            attesting("UX-1", "acceptance.tested", true, "We sat with six drivers.")));
            await().atMost(Duration.ofSeconds(20)).until(() -> outcome("UX-1") == Outcome.PASS);
            assertThat(campaigns.progress(campaign).tally().open()).isEqualTo(open - 1);
        }
        assertThat(campaigns.progress(campaign).burnDown())
                .last()
                .extracting(Campaign.Day::day)
                .isEqualTo(TODAY);

        Campaign changed =
                As.person("ilse", Role.LEAD, () -> campaigns.change(campaign.id(), plan("DATA-5"), campaign.version()));
        assertThatThrownBy(() -> As.person(
                        "ilse", Role.LEAD, () -> campaigns.change(campaign.id(), plan("DATA-5"), campaign.version())))
                .hasMessageContaining("Somebody else has changed");
        assertThat(changed.plan().questions()).containsExactly("DATA-5");
        assertThat(As.person("marek", Role.LEAD, () -> campaigns.close(campaign.id()))
                        .open())
                .isFalse();
        assertThat(campaigns.list(false, "retention", 0, 10).items())
                .extracting(Campaign::id)
                .contains(campaign.id());
    }

    @Test
    void onlyLeadsPlanAndOnlyWhatThereIs() {
        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> campaigns.start(plan("DATA-5"))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> campaigns.start(plan("NO-1"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("does not have NO-1");
        assertThatThrownBy(() -> plan()).isInstanceOf(Refusal.class);
    }

    @Test
    void staysAsItWasWhenItWasClosed() throws Exception {
        boolean kept = outcome("DATA-5") == Outcome.PASS;
        state("retention.enforced", !kept);
        await().atMost(Duration.ofSeconds(20)).until(() -> (outcome("DATA-5") == Outcome.PASS) != kept);
        Campaign running = As.person("ilse", Role.LEAD, () -> campaigns.start(plan("DATA-5", "UX-2")));
        Campaign twin = As.person("ilse", Role.LEAD, () -> campaigns.start(plan("DATA-5", "UX-2")));
        Campaign.Progress then = campaigns.progress(running);
        List<Campaign.Service> services = campaigns.services(running, 0, 100).items();
        assertThat(campaigns.tallies(List.of(running, twin)))
                .containsEntry(running.id(), then.tally())
                .containsEntry(twin.id(), then.tally());

        Campaign closed = As.person("ilse", Role.LEAD, () -> campaigns.close(running.id()));
        state("retention.enforced", kept);
        await().atMost(Duration.ofSeconds(20)).until(() -> (outcome("DATA-5") == Outcome.PASS) == kept);

        assertThat(campaigns.progress(closed)).isEqualTo(then);
        assertThat(campaigns.services(closed, 0, 100).items()).isEqualTo(services);
        assertThat(campaigns.tallies(List.of(closed, twin)))
                .containsEntry(closed.id(), then.tally())
                .containsEntry(twin.id(), campaigns.progress(twin).tally());
        assertThat(campaigns.progress(twin).tally()).as("what runs moves on").isNotEqualTo(then.tally());
        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> campaigns.close(closed.id())))
                .hasMessageContaining("closed already");
        assertThat(get("/api/v1/campaigns/" + closed.id(), "application/json")).contains("\"closedBy\":\"ilse\"");
        assertThat(get("/api/v1/campaigns?open=false", "text/csv").lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith(closed.id() + ",Retention on the road,closed,"
                                + then.tally().passed() + "," + then.tally().open()));
    }

    @Test
    void answersOverRest() throws Exception {
        Campaign campaign = As.person("ilse", Role.LEAD, () -> campaigns.start(plan("DATA-5")));

        assertThat(get("/api/v1/campaigns?open=true", "application/json")).contains("\"total\":");
        assertThat(get("/api/v1/campaigns/" + campaign.id(), "application/json"))
                .contains("\"burnDown\":[{");
        assertThat(get("/api/v1/campaigns/" + campaign.id(), "text/csv")).startsWith("entity,owner,open,DATA-5");
        assertThat(get("/api/v1/scorecards/production-readiness/trend?days=30", "application/json"))
                .contains("\"mean\":");
    }

    @Test
    void attestsOnlyWhatAPersonMayKnowByWhoMay() {
        EntityRef service = SERVICE;
        assertRefused(
                "tomasz", Role.ENGINEER, attesting("UX-1", "acceptance.tested", true, "I looked."), "the role lead");
        assertRefused("ilse", Role.LEAD, attesting("DOC-1", "api.documented", true, "I know."), "nobody can attest");
        assertRefused("ilse", Role.LEAD, attesting("UX-1", "acceptance.tested", "yes", "I know."), "true or false");
        assertRefused(
                "ilse",
                Role.LEAD,
                new AttestationRequest(
                        service,
                        Readiness.PRODUCTION_READINESS,
                        "UX-1",
                        "acceptance.tested",
                        true,
                        "x",
                        null,
                        TODAY.plusYears(3)),
                "days at most");
        assertThatThrownBy(() -> attesting("UX-1", "acceptance.tested", true, " "))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Say how you know");
        assertThatThrownBy(() -> As.person(
                        "yusuf",
                        Role.VIEWER,
                        () -> attestations.attest(attesting("UX-1", "acceptance.tested", true, "I know."))))
                .isInstanceOf(AccessDeniedException.class);

        As.person(
                "ilse",
                Role.LEAD,
                () -> attestations.attest(attesting("UX-1", "acceptance.tested", true, "We sat with six drivers.")));
        Fact fact = facts.of(List.of(SERVICE), Instant.now()).get(SERVICE).get("acceptance.tested");
        assertThat(fact.value()).isEqualTo(true);
        assertThat(fact.evidence().getFirst().note()).isEqualTo("We sat with six drivers.");
    }

    private void assertRefused(String name, Role role, AttestationRequest request, String words) {
        assertThatThrownBy(() -> As.person(name, role, () -> attestations.attest(request)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    private static AttestationRequest attesting(String question, String key, Object value, String reason) {
        return new AttestationRequest(
                SERVICE, Readiness.PRODUCTION_READINESS, question, key, value, reason, null, TODAY.plusDays(5));
    }

    private static CampaignPlan plan(String... questions) {
        return new CampaignPlan(
                "Retention on the road",
                "Before the audit.",
                Readiness.PRODUCTION_READINESS,
                List.of(questions),
                ROUTES,
                new StandingFilter(Set.of(ROUTES), null, null, null, null),
                TODAY.plusDays(30));
    }

    private void state(String key, Object value) {
        Instant now = Instant.now();
        facts.state("Campaigns test", SERVICE, new Statement(key, value, 1, now, now.plusSeconds(3600), List.of()));
    }

    private Outcome outcome(String question) {
        return readiness
                .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                .orElseThrow()
                .outcomes()
                .get(question);
    }

    private String get(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .header("Accept", accept)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
