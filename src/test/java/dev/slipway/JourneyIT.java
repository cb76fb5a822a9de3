package dev.slipway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What people come for, from the sign-in page to the line of a file, on the demo organisation. */
@DemoPortalTest
class JourneyIT {

    private static final double PATIENCE = 60_000;

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    private Browser browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        new DemoLoaded().await(port);
        browser = new Browser(port);
        page = browser.page();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yusuf", "tomasz", "ilse", "marek"})
    void everyRoleBrowsesTheCatalogAndOpensAScorecard(String account) {
        browser.signIn(account).go("catalog");
        link("payments-api").click();
        assertThat(page.locator("#main h1")).containsText("payments-api");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Readiness")))
                .first()
                .click();
        assertThat(page.locator("#main")).containsText("conditional go");
    }

    @Test
    void followsAnAnswerFromScoreToQuestionToRuleToFactToFileAndLine() {
        browser.signIn("tomasz").go("catalog/default/component/payments-api/readiness");
        Locator question = page.locator("#q-SEC-4");
        question.getByRole(AriaRole.BUTTON).first().click();
        Locator story = page.locator("#q-SEC-4 + tr");

        assertThat(story).containsText("facts['tls.min_version']");
        assertThat(story).containsText("1.1");
        story.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("ingress\\.yaml:23")))
                .first()
                .click();

        page.waitForURL(Pattern.compile("sources/demo/files/payments-api/.*ingress\\.yaml.*line=23"));
        assertThat(page.locator("#main")).containsText("ssl-protocols");
    }

    @Test
    void findsARunbookByASymptomWithATypingError() {
        browser.signIn("tomasz").go("search?q=ledgr postigs late");
        link("Ledger postings are late").first().click();

        assertThat(page.locator("#main h1").first()).containsText("Ledger postings are late");
        assertThat(page.locator("#main")).containsText("Mitigation");
    }

    @Test
    void seesTheScoreMoveOnTheOpenPageWhenAFileChanges() throws IOException, InterruptedException {
        Path ingress = DemoPortal.folder(environment).resolve("payments-api/deploy/helm/templates/ingress.yaml");
        String before = Files.readString(ingress);
        assertThat(before).contains("TLSv1.1 ");
        double scored = new DemoLoaded().score(port, "payments-api");
        browser.signIn("tomasz").go("catalog/default/component/payments-api/readiness");
        assertThat(page.locator("#q-SEC-4 td.outcome")).containsText("fail");
        String score = page.locator(".gauge").first().innerText();
        page.evaluate("window.neverReloaded = true");
        try (Browser second = new Browser(port)) {
            Files.writeString(ingress, before.replace("TLSv1.1 ", ""));
            second.signIn("tomasz").go("sources");
            second.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Sync")))
                    .last()
                    .click();

            assertThat(page.locator("#q-SEC-4 td.outcome"))
                    .containsText("pass", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(page.locator(".gauge").first()).not().hasText(score);
            assertThat(page.evaluate("window.neverReloaded")).isEqualTo(true);
        } finally {
            Files.writeString(ingress, before);
            new DemoLoaded().syncUntilScoreIs(port, "payments-api", scored);
        }
    }

    private Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
