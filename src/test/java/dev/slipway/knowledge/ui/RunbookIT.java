package dev.slipway.knowledge.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Runbooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way of whoever is on call: from the symptom to the runbook, through its steps, to the record. */
@DemoPortalTest
class RunbookIT {

    @Autowired
    Runbooks runbooks;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> !runbooks.alerts(EntityRef.of("component:default/ledger"))
                        .isEmpty());
        browser = new Browser(port).signIn("tomasz");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void leadsFromASymptomToTheRecordOfARun() {
        Page page = browser.go("search?q=postings+fail+since+the+deploymnt+of+ledgr")
                .page(); // typed at night
        page.locator("#main a[href*='roll-back-the-ledger.md#']").first().click();
        assertThat(page.locator("h1")).hasText("Roll back the ledger");
        assertThat(page.locator(".prose h2:text-is('Symptoms')")).isInViewport();
        browser.settle();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start a run"))
                .click();
        page.getByLabel("Practice").check();
        browser.settle();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Start").setExact(true))
                .click();

        assertThat(page.locator(".run-steps li")).hasCount(5);
        assertThat(page.locator(".run-state")).containsText("0 of 5 steps done");
        browser.settle();
        Locator first = page.locator(".run-steps input").nth(0);
        first.focus();
        page.keyboard().press("Space");
        assertThat(page.locator(".run-steps li").nth(0)).containsText("by tomasz");
        browser.settle();
        page.locator(".run-steps input").nth(1).check();
        assertThat(page.locator(".run-state")).containsText("2 of 5 steps done");
        page.reload();
        browser.settle();
        assertThat(page.locator(".run-steps input:checked")).hasCount(2);
        assertThat(page.locator(".run-steps li.next")).containsText("3. Roll back to the last good version");
        browser.everyLook("run");

        ((BrowserContext) page.context()).grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.keyboard().press("c");
        assertThat(page.locator("#slipway-said")).containsText("argocd app rollback ledger");
        assertThat((String) page.evaluate("navigator.clipboard.readText()")).startsWith("argocd app rollback ledger");

        for (int step = 2; step < 5; step++) {
            page.locator(".run-steps input").nth(step).check();
            assertThat(page.locator(".run-state")).containsText(step + 1 + " of 5 steps done");
        }
        page.locator(".run-end textarea").fill("Step 3 took 9 min.");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("It worked").setExact(true))
                .click();
        assertThat(page.locator(".run-state")).containsText("5 of 5 steps");
        assertThat(page.locator(".run-state")).containsText("Step 3 took 9 min.");
        assertThat(page.locator(".run-steps input").first()).isDisabled();
        browser.settle().axe().shoot("run-ended-light-1440");

        page.getByText("Whole runbook").click();
        assertThat(page.locator("aside[aria-label='About this document']")).containsText("drill by tomasz");
        browser.settle().everyLook("runbook");

        browser.go("runbooks?exercised=fresh");
        assertThat(page.locator("tbody")).containsText("Roll back the ledger");
        assertThat(page.locator("tbody")).containsText("drill by tomasz");
        browser.go("runbooks").everyLook("runbooks");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsWhichRunbookHelpsWhenAnAlertRings() {
        Page page = browser.go("catalog/default/component/ledger/docs").page();

        assertThat(page.locator(".shelf")).containsText("lead to a runbook");
        page.locator(".panel:has(h2:text-is('Alerts')) tbody a:has-text('Ledger')")
                .first()
                .click();
        assertThat(page.locator("aside[aria-label='About this document']")).containsText("Alerts that lead here");
        browser.settle().axe();
    }
}
