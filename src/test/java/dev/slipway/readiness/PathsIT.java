package dev.slipway.readiness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.catalog.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ways of those who answer for services: an owner's from a blocker to a better score, a manager's to a campaign. */
@DemoPortalTest
class PathsIT {

    private static final EntityRef SERVICE = EntityRef.of("component:default/payments-api");
    private static final String QUESTION = "PERF-1";

    @Autowired
    Readiness readiness;

    @LocalServerPort
    int port;

    @BeforeEach
    void theScanIsThrough() {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> readiness
                        .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                        .filter(standing -> standing.score() > 75
                                && standing.judgedAt().isBefore(Instant.now().minusSeconds(4)))
                        .isPresent());
    }

    @Test
    void anOwnerSeesTheBlockerAttestsAndWatchesTheScoreMove() {
        double before = score();
        try (Browser owner = new Browser(port).signIn("tomasz")) {
            Page page = owner.page();
            owner.go("catalog/default/component/payments-api/readiness");
            page.locator(".blockers")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("How to fix " + QUESTION))
                    .click();
            Locator story = page.locator(".evidence");
            assertThat(story).containsText("Why it matters");
            assertThat(story).containsText("Playbook:");
            page.getByRole(AriaRole.BUTTON, button("Attest " + QUESTION)).click();
            page.getByRole(AriaRole.BUTTON, button("Attest")).click();
            assertThat(page.locator("vaadin-dialog")).containsText("Give the value that you know.");
            page.locator("vaadin-dialog vaadin-number-field input").fill("2.5");
            page.getByRole(AriaRole.BUTTON, button("Attest")).click();
            assertThat(page.locator("vaadin-dialog")).containsText("Say how you know, or link the proof.");
            page.getByLabel("Link to the proof").fill("https://wiki.harbourline.example/load-41");
            owner.everyLook("attest");
            page.getByRole(AriaRole.BUTTON, button("Attest")).click();

            assertThat(page.locator("#q-" + QUESTION + " .mark").first()).hasText("pass");
            assertThat(story.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open the proof")))
                    .hasAttribute("href", "https://wiki.harbourline.example/load-41");
            assertThat(score()).isGreaterThan(before);
            assertThat(owner.complaints()).isEmpty();
        }
    }

    @Test
    void aManagerGoesFromTheHeatMapToACampaign() {
        try (Browser manager = new Browser(port).signIn("ilse")) {
            Page page = manager.page();
            manager.go("scorecards");
            assertThat(page.locator(".heat")
                            .filter(new Locator.FilterOptions().setHasText("payments-api"))
                            .locator("tbody tr"))
                    .hasCount(12);
            assertThat(page.locator(".heat")
                            .filter(new Locator.FilterOptions().setHasNotText("payments-api"))
                            .locator("tbody tr"))
                    .hasCount(5);
            assertThat(page.locator(".trend-below").first()).containsText("Trend");
            manager.go("campaigns");
            page.getByRole(AriaRole.BUTTON, button("New campaign")).click();
            page.getByRole(AriaRole.BUTTON, button("Start it")).click();
            assertThat(page.locator("vaadin-dialog")).containsText("Choose at least one question.");
            page.getByLabel("Title").fill("Load tests before the season");
            page.locator("vaadin-dialog vaadin-multi-select-combo-box input").fill(QUESTION);
            page.locator("vaadin-multi-select-combo-box-item").first().click();
            page.keyboard().press("Escape");
            page.getByLabel("Who answers for it").fill("Platform");
            page.keyboard().press("Enter");
            page.getByLabel("Deadline")
                    .fill(LocalDate.now(ZoneOffset.UTC).plusDays(60).toString());
            manager.everyLook("campaign-new");
            page.getByRole(AriaRole.BUTTON, button("Start it")).click();

            assertThat(page).hasURL(Pattern.compile("campaigns/[0-9]+$"));
            assertThat(page.locator("h1")).hasText("Load tests before the season");
            assertThat(page.locator("#main")).containsText("12 services, most to do first");
            manager.settle().everyLook("campaign");
            manager.go("campaigns?state=running");
            assertThat(page.locator("#main")).containsText("Load tests before the season");
            manager.everyLook("campaigns");
            assertThat(manager.complaints()).isEmpty();
        }
    }

    private double score() {
        return readiness
                .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                .orElseThrow()
                .score();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
