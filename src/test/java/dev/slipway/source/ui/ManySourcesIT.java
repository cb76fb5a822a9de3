package dev.slipway.source.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.PortalTest;
import dev.slipway.source.ManySources;
import dev.slipway.source.TestSources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The page Sources with two organisations and three thousand repositories. */
@PortalTest
class ManySourcesIT {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        ManySources.settings(registry);
    }

    @BeforeEach
    void theyAreListed() {
        TestSources.awaitFirstLoad(portal);
        ManySources.list(portal);
    }

    @Test
    void staysUsableWithThreeThousandSources() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").go("sources");
            Page page = browser.page();
            page.getByText("3,001 sources", new Page.GetByTextOptions().setExact(false))
                    .first()
                    .waitFor();
            assertThat(page.locator(".all-sources tbody tr").count()).isEqualTo(50);
            assertThat(page.locator(".organisations").textContent())
                    .contains(
                            "acme",
                            "resting",
                            "goes on in",
                            "0 of 5,000",
                            "beta",
                            "knows no organisation of this name");
            browser.everyLook("sources-organisations");

            button(page, "Next page of sources").click();
            page.getByText("Page 2 of").waitFor();
            page.waitForURL(url -> url.contains("page=2"));

            page.getByLabel("not reached: Sources of acme that were not reached")
                    .click();
            page.getByText("Page 1 of").waitFor();
            page.waitForURL(
                    url -> url.contains("state=failed") && url.contains("organisation=") && !url.contains("page="));
            assertThat(page.locator(".all-sources .state[data-state=good]").count())
                    .isZero();

            browser.go("sources?q=repo-1234&organisation=github%3Aacme%40127.0.0.1");
            Locator row = page.locator(".all-sources tbody tr");
            row.first().waitFor();
            assertThat(row.count()).isEqualTo(1);
            assertThat(row.textContent()).contains("acme/repo-1234").contains("next in");
            assertThat(button(page, "Remove acme/repo-1234").count()).isZero();
            browser.shoot("sources-filtered");

            browser.go("sources?q=no-such-source");
            page.getByText("No source fits").waitFor();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
