package dev.slipway.readiness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.MovableClock;
import dev.slipway.catalog.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A waiver from the request to its end, as the two people see it. */
@DemoPortalTest
@Import(MovableClock.Instead.class)
class WaiversIT {

    private static final EntityRef SERVICE = EntityRef.of("component:default/payments-api");
    private static final String TAB = "catalog/default/component/payments-api/readiness";

    @Autowired
    Readiness readiness;

    @Autowired
    EndWaivers endWaivers;

    @Autowired
    AssessStale assessStale;

    @Autowired
    MovableClock clock;

    @LocalServerPort
    int port;

    @Test
    void isAskedForApprovedAndEndsByItself() {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> readiness
                        .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                        .filter(standing -> standing.score() > 75
                                && standing.judgedAt().isBefore(Instant.now().minusSeconds(4))) // the scan is through
                        .isPresent());
        String question = blockers().getFirst();
        double score =
                readiness.assessment(SERVICE, Readiness.PRODUCTION_READINESS).score();
        LocalDate lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(2);

        try (Browser engineer = new Browser(port).signIn("tomasz")) {
            engineer.go(TAB);
            Page page = engineer.page();
            page.locator(".blockers")
                    .getByRole(AriaRole.BUTTON, named("Ask for a waiver of " + question))
                    .first()
                    .click();
            page.getByLabel("Why it cannot be passed now").fill("The vendor mends it in March.");
            page.getByRole(AriaRole.BUTTON, button("Ask for it")).click();
            assertThat(page.locator("vaadin-dialog")).containsText("Say what makes up for it meanwhile.");
            page.getByLabel("What makes up for it meanwhile").fill("Two of us watch it by hand.");
            page.getByLabel("Until and including").fill(lastDay.toString());
            engineer.everyLook("waiver-request");
            page.getByRole(AriaRole.BUTTON, button("Ask for it")).click();
            assertThat(page.locator(".blockers")
                            .getByRole(AriaRole.LINK, named("Waiver of " + question + " asked for")))
                    .isVisible();
            assertThat(engineer.complaints()).isEmpty();
        }
        try (Browser lead = new Browser(port).signIn("ilse")) {
            Page page = lead.page();
            page.getByText(question + " of payments-api").first().click();
            assertThat(page.locator("h1")).containsText("Waiver of " + question);
            assertThat(page.locator(".waiver-page")).containsText("Two of us watch it by hand.");
            lead.settle().everyLook("waiver-decide");
            page.getByRole(AriaRole.BUTTON, button("Approve")).click();
            assertThat(page.locator(".waiver-steps")).containsText("ilse approved");
            await().atMost(Duration.ofSeconds(20)).until(() -> !blockers().contains(question));
            lead.go(TAB);
            assertThat(page.locator(".waived-list")).containsText("approved by ilse");
            lead.everyLook("readiness-waived");
            assertThat(readiness
                            .assessment(SERVICE, Readiness.PRODUCTION_READINESS)
                            .score())
                    .isEqualTo(score);
            lead.go("waivers");
            assertThat(page.locator("table.waivers")).containsText("holds");
            lead.everyLook("waivers");
            assertThat(lead.complaints()).isEmpty();
        }

        clock.moveOn(Duration.ofDays(3));
        endWaivers.run();
        assessStale.run();

        await().atMost(Duration.ofSeconds(20)).until(() -> blockers().contains(question));
        try (Browser lead = new Browser(port).signIn("ilse")) {
            Page page = lead.page();
            lead.go("waivers?state=ended");
            page.getByText(question + " of payments-api").first().click();
            assertThat(page.locator(".waiver-steps")).containsText("the portal ended");
            assertThat(page.getByRole(AriaRole.BUTTON, button("Revoke"))).hasCount(0);
            lead.go(TAB);
            assertThat(page.locator(".waived-list")).hasCount(0);
            assertThat(page.locator(".blockers").getByRole(AriaRole.BUTTON, named("How to fix " + question)))
                    .isVisible();
        }
    }

    private java.util.List<String> blockers() {
        return readiness
                .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                .map(standing -> Ruling.of(
                                readiness.required(Readiness.PRODUCTION_READINESS), "production", standing.outcomes())
                        .blockers()
                        .stream()
                        .map(blocker -> blocker.question().id())
                        .toList())
                .orElse(java.util.List.of());
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
