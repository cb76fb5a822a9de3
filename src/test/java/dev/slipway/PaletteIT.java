package dev.slipway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.slipway.search.Search;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoPortalTest
class PaletteIT {

    @Autowired
    Search search;

    @LocalServerPort
    int port;

    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> search.suggest("ledger", 10).size() > 1);
        browser = new Browser(port).signIn("ilse");
        page = browser.page();
        page.keyboard().press("Control+k");
        page.locator("#palette").waitFor();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void findsAsOneTypes() {
        assertThat(page.locator("#palette [role=group]").first()).hasAttribute("aria-label", "Pages");

        page.keyboard().type("ledg");

        assertThat(page.locator("#palette [role=group][aria-label=Documents] [role=option]")
                        .first())
                .containsText("edger");
        assertThat(page.locator("#palette-q")).hasAttribute("aria-activedescendant", "opt-0");
        assertThat(page.locator(".palette-foot a")).containsText("results");
        browser.settle().everyLook("palette");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void opensWhatIsChosenWithArrowsAndEnter() {
        page.keyboard().type("ledger");
        Locator options = page.locator("#palette [role=option]");
        assertThat(page.locator("#palette-list")).hasAttribute("data-typed", "ledger");
        assertThat(options.nth(1)).isVisible();
        browser.settle();
        page.keyboard().press("ArrowDown");
        assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
        String target = options.nth(1).getAttribute("href");

        page.keyboard().press("Enter");

        assertThat(page).hasURL("http://localhost:" + port + "/" + target);
        assertThat(page.locator("#palette")).isHidden();
    }

    @Test
    void waitsWithEnterForWhatWasTyped() {
        page.keyboard().type("home");
        page.keyboard().press("Enter");

        assertThat(page.locator("#palette")).isHidden();
    }

    @Test
    void closesOnEscapeAndGivesTheFocusBack() {
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();

        page.locator("[data-palette]").click();
        assertThat(page.locator("#palette-q")).isFocused();
    }
}
