package dev.slipway.capability;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoPortalTest
class CapabilityIT {

    @Autowired
    Capabilities capabilities;

    @Autowired
    MapStandards standards;

    @Autowired
    CycleStore cycles;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(120))
                .until(() -> capabilities.map(MapFilter.NONE).services() == 12);
        browser = new Browser(port).signIn("tomasz");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void leadsFromTheMapToAServiceAndItsEvidence() {
        browser.go("capabilities");
        Page page = browser.page();
        assertThat(page.getByText("61 capabilities in 15 groups")).isVisible();
        browser.everyLook("capabilities");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("covered: Alerting")))
                .click();
        Locator panel = page.locator("section.panel", new Page.LocatorOptions().setHasText("Playbook:"))
                .first();
        assertThat(panel).containsText("People are woken by what hurts users");
        browser.shoot("capability-services");

        panel.locator("td a").first().click();
        assertThat(page.getByText("Where it stands")).isVisible();
        assertThat(page.locator(".capfacts").first()).isVisible();
        browser.everyLook("entity-capabilities");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsATeamWhereItStandsInTheImprovementCycle() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(9);
        CapabilityStandard standard = standards.current();
        Map<CycleStore.Key, Map<Coverage, Long>> then = cycles.now(standard);
        then.put(new CycleStore.Key("group:default/money", "rollback"), Map.of(Coverage.COVERED, 2L));
        then.put(new CycleStore.Key("group:default/money", "alerting"), Map.of(Coverage.MISSING, 2L));
        cycles.keep(day, then);

        browser.go("catalog/default/group/money/cycle?since=" + day);

        Page page = browser.page();
        assertThat(page.locator(".cycle > li")).hasCount(6);
        assertThat(page.locator(".cycle")).containsText("The weakest of the six");
        assertThat(page.locator(".cycle")).containsText("Changed");
        browser.everyLook("team-cycle");
        page.getByLabel("What changed since the end of")
                .fill(LocalDate.now(ZoneOffset.UTC).minusDays(3).toString());
        assertThat(page)
                .hasURL(Pattern.compile("since=" + LocalDate.now(ZoneOffset.UTC).minusDays(3)));
        assertThat(browser.complaints()).isEmpty();
    }
}
