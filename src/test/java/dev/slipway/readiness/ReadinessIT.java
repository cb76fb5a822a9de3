package dev.slipway.readiness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.catalog.EntityRef;
import dev.slipway.facts.Evidence;
import dev.slipway.facts.Facts;
import dev.slipway.facts.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoPortalTest
class ReadinessIT {

    private static final EntityRef SERVICE = EntityRef.of("component:default/payments-api");

    @Autowired
    Readiness readiness;

    @Autowired
    Facts facts;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> readiness.scorecards().size() == 3
                        && readiness
                                        .list(Readiness.PRODUCTION_READINESS, "production", StandingFilter.NONE, 0, 1)
                                        .total()
                                == 12);
        facts.replace(
                "Repository check",
                Map.of(
                        SERVICE,
                        List.of(
                                statement(
                                        "tls.min_version",
                                        "1.1",
                                        "deploy/kubernetes/ingress.yaml",
                                        23,
                                        "ssl-protocols: \"TLSv1.1 TLSv1.2\""),
                                statement(
                                        "http.redirects_to_https",
                                        true,
                                        "deploy/kubernetes/ingress.yaml",
                                        21,
                                        "force-ssl-redirect: \"true\""),
                                statement(
                                        "http.security_headers",
                                        List.of("Strict-Transport-Security", "X-Content-Type-Options"),
                                        "deploy/kubernetes/ingress.yaml",
                                        24,
                                        "hsts: \"true\""))));
        await().atMost(Duration.ofSeconds(20)).until(() -> outcome("SEC-4") == Outcome.FAIL);
        browser = new Browser(port).signIn("ilse");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsWhereEveryServiceStands() {
        browser.go("scorecards");
        assertThat(browser.page().locator("section[aria-label='Services by category'] .heat tbody tr"))
                .hasCount(12);
        assertThat(browser.page().locator("section[aria-label='Services by category'] .heat tbody"))
                .containsText("Front Door");

        browser.everyLook("scorecards");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void leadsFromTheScoreToFileAndLine() {
        browser.go("catalog/default/component/payments-api/readiness?question=SEC-4");
        Locator story = browser.page().locator(".evidence");
        assertThat(story).containsText("deploy/kubernetes/ingress.yaml:23");
        assertThat(story).containsText("facts['tls.min_version'] >= '1.2'");
        assertThat(story).containsText("security-and-compliance.yaml:");
        assertThat(story).containsText("Set the lowest protocol to TLS 1.2 where traffic comes in");
        assertThat(story.getByText("TLS at the edge", new Locator.GetByTextOptions().setExact(true)))
                .hasAttribute("href", "docs/demo/playbooks/tls-at-the-edge.md");

        browser.everyLook("readiness");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void judgesByTheScorecardThatIsChosenAndSaysTheLevel() {
        browser.go("catalog/default/component/payments-api/readiness");
        Page page = browser.page();
        page.locator(".seg[aria-label=Scorecard]").getByText("Security").click();
        assertThat(page.locator(".seg[aria-label=Scorecard]"))
                .containsText(Pattern.compile("Security · (none yet|bronze|silver|gold)"));
        assertThat(page.locator(".level")).containsText("Before ");
        assertThat(page).hasURL(Pattern.compile(".*/readiness\\?scorecard=security$"));
        assertThat(page.locator("#q-CHAIN-1")).isVisible();
        assertThat(page.locator("#q-DOC-1")).hasCount(0);
        browser.everyLook("readiness-security");

        browser.go("catalog");
        assertThat(page.locator("vaadin-grid"))
                .containsText(Pattern.compile("Security: (none yet|bronze|silver|gold)"));
        browser.settle().everyLook("catalog-levels");
        browser.go("scorecards");
        page.locator(".seg[aria-label=Scorecard]").getByText("Security").click();
        assertThat(page.locator("section[aria-label='Services by category'] .heat thead"))
                .containsText("Level");
        assertThat(page).hasURL(Pattern.compile(".*/scorecards\\?scorecard=security$"));
        assertThat(page.locator("section[aria-label='Services by category'] .heat tbody tr")
                        .first()
                        .getByRole(AriaRole.LINK)
                        .first())
                .hasAttribute("href", Pattern.compile(".*/readiness\\?scorecard=security$"));
        browser.everyLook("scorecards-security");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void followsAChangeAndKeepsWhatIsOpen() {
        browser.go("catalog/default/component/payments-api/readiness?question=SEC-4");
        Page page = browser.page();
        assertThat(page.locator("#q-SEC-4 .mark").first()).hasText("fail");

        facts.state(
                "Repository check",
                SERVICE,
                statement(
                        "tls.min_version", "1.2", "deploy/kubernetes/ingress.yaml", 23, "ssl-protocols: \"TLSv1.2\""));

        assertThat(page.locator("#q-SEC-4 .mark").first()).hasText("pass");
        assertThat(page.locator(".evidence")).containsText("ssl-protocols: \"TLSv1.2\"");
    }

    @Test
    void givesTheAssessmentAwayAsFiles() throws Exception {
        browser.go("catalog/default/component/payments-api/readiness?target=staging");
        Page page = browser.page();
        Locator roadmap = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Roadmap"));
        roadmap.scrollIntoViewIfNeeded();
        browser.shoot("readiness-take-along");

        Path file = page.waitForDownload(roadmap::click).path();

        assertThat(Files.readString(file)).contains("```mermaid", " to staging");
    }

    @Test
    void imaginesWhatIsTickedAsPassed() {
        browser.go("catalog/default/component/payments-api/readiness");
        Page page = browser.page();
        Locator tick = page.getByLabel("What if SEC-4 was passed");

        tick.focus();
        page.keyboard().press("Space");

        assertThat(page.locator(".what-if")).containsText("If SEC-4 was passed:");
        assertThat(page).hasURL(Pattern.compile("fixed=SEC-4"));
        page.reload();
        assertThat(page.locator(".what-if")).containsText("points, about");
        page.locator(".what-if").scrollIntoViewIfNeeded();
        browser.settle().everyLook("what-if");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Untick all"))
                .click();
        assertThat(page.locator(".what-if")).hasCount(0);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void filtersByOutcomeAndWords() {
        browser.go("catalog/default/component/payments-api/readiness?outcome=fail");
        Page page = browser.page();
        assertThat(page.locator("#q-SEC-4")).isVisible();
        assertThat(page.locator("tr[id^='q-'] .mark[data-outcome='pass']")).hasCount(0);

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("All 51").setExact(true))
                .click();
        page.locator("input[data-filter]").fill("rollback");

        assertThat(page.locator("#q-INF-4")).isVisible();
        assertThat(page.locator("#q-SEC-1")).isHidden();
        page.waitForURL(url -> url.contains("q=rollback") && !url.contains("outcome"));
    }

    @Test
    void showsScoreAndVerdictOfEachServiceOnANarrowPage() {
        browser.look(Browser.NARROW, ColorScheme.LIGHT).go("scorecards");
        Locator first = browser.page()
                .locator("section[aria-label='Services by category'] .heat tbody th")
                .first();
        assertThat(first.locator(".mark:visible")).hasText("no-go");
        assertThat(first.getByText("Booking")).isInViewport();
        assertThat(first.locator(".only-narrow:visible").first()).hasText(Pattern.compile("\\d+"));
        assertThat(browser.page()
                        .locator("section[aria-label='Services by category'] .heat tbody th:has(.mark:visible)"))
                .hasCount(12);
        assertThat(first.locator(".mark:visible")).isInViewport();

        browser.go("catalog");
        Locator composed = browser.page().locator(".composed").first();
        assertThat(composed.locator(".mini")).isInViewport();
        assertThat(composed.locator(".mark").first()).isInViewport();
        browser.shoot("catalog-narrow");
    }

    @Test
    void tellsEachPersonWhatNeedsThem() {
        browser.go("");
        assertThat(browser.page().getByText("Needs attention")).isVisible();
        assertThat(browser.page().getByText("owned by Money, worst first")).isVisible();

        browser.everyLook("home-readiness");
    }

    private Outcome outcome(String question) {
        return readiness
                .standing(SERVICE, Readiness.PRODUCTION_READINESS)
                .map(standing -> standing.outcomes().get(question))
                .orElse(Outcome.UNPROVEN);
    }

    private static Statement statement(String key, Object value, String file, int line, String excerpt) {
        Instant now = Instant.now();
        return new Statement(
                key,
                value,
                1,
                now,
                now.plus(Duration.ofDays(7)),
                List.of(new Evidence(
                        file,
                        line,
                        excerpt,
                        "sources/demo/files/payments-api/" + file + "?line=" + line,
                        "For a test.")));
    }
}
