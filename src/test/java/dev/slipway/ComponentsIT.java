package dev.slipway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.slipway.search.Indexed;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@DemoPortalTest
class ComponentsIT {

    @Autowired
    ApplicationEventPublisher events;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port).signIn("ilse").go("gallery");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void lookAsTheyShould() {
        browser.everyLook("gallery");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void keepFiltersInTheAddress() {
        Page page = browser.page();
        page.keyboard().press("/");
        page.keyboard().type("led");
        assertThat(page.locator("#filters")).hasText("{q=led}");
        page.locator(".filter", new Page.LocatorOptions().setHasText("Owner")).click();
        page.locator(".option", new Page.LocatorOptions().setHasText("money")).click();
        assertThat(page.locator("#filters")).hasText("{owner=money, q=led}");
        page.waitForURL(url -> url.contains("q=led") && url.contains("owner=money"));

        page.reload();

        assertThat(page.locator("#filters")).hasText("{owner=money, q=led}");
        page.locator(".filter.on").click();
        browser.settle().axe().shoot("choice-light-1440");
        page.locator(".option", new Page.LocatorOptions().setHasText("Any")).click();
        assertThat(page.locator("#filters")).hasText("{q=led}");
    }

    @Test
    void takeAChoiceBackButNotEachLetter() {
        Page page = browser.page();
        Locator set = page.locator("#filters");
        int steps = steps();
        page.locator("[data-filter]").pressSequentially("ledger", new Locator.PressSequentiallyOptions().setDelay(250));
        assertThat(set).hasText("{q=ledger}");
        page.waitForURL(url -> url.endsWith("?q=ledger"));
        assertThat(steps()).isEqualTo(steps);

        page.locator(".filter", new Page.LocatorOptions().setHasText("Owner")).click();
        page.locator(".option", new Page.LocatorOptions().setHasText("money")).click();
        assertThat(set).hasText("{owner=money, q=ledger}");
        page.waitForURL(url -> url.contains("owner=money"));
        assertThat(steps()).isEqualTo(steps + 1);
        page.goBack();

        assertThat(set).hasText("{q=ledger}");
        assertThat(page.locator(".filter.on")).hasCount(0);
        page.goForward();
        assertThat(set).hasText("{owner=money, q=ledger}");
    }

    private int steps() {
        return (Integer) browser.page().evaluate("history.length");
    }

    @Test
    void followWhatWasIndexed() {
        Locator count = browser.page().locator("#refreshes");

        events.publishEvent(new Indexed(Set.of("entity:component:default/another")));
        events.publishEvent(new Indexed(Set.of("entity:component:default/gallery")));
        events.publishEvent(new Indexed(Set.of("entity:component:default/gallery")));
        assertThat(count).hasText("1 refreshes");

        events.publishEvent(new Indexed(Set.of("entity:component:default/gallery")));
        assertThat(count).hasText("2 refreshes");
        assertThat(browser.page().locator(".live")).containsText("updated");
    }

    @Test
    void sayWhatWentWrongWithoutSecrets() {
        Locator card = browser.page().locator("vaadin-notification-card");
        browser.page().getByText("Refuse").click();
        assertThat(card.last()).containsText("The gate is closed.");

        browser.page().getByText("Break").click();
        assertThat(card.last()).containsText("this reference: ");
        browser.shoot("failure-light-1440").axe();
        assertThat(card.last().textContent()).doesNotContain("a secret");
    }

    @ParameterizedTest
    @CsvSource({
        "refused,There is nothing at this address,No service is called gallery.",
        "refused-early,There is nothing at this address,No service is called gallery.",
        "denied,You may not see this,Your role does not include this.",
        "broken,This page could not be shown,this reference: "
    })
    void sayWhyAPageCannotBeShown(String path, String what, String why) {
        Page page = browser.go("gallery/" + path).page();

        assertThat(page.locator("h1")).hasText(what);
        assertThat(page.locator(".trouble")).containsText(why);
        assertThat(page.locator("body").textContent()).doesNotContain("a secret");
    }

    @Test
    void doNotShowAPageOfAnotherRole() {
        Page page = browser.go("gallery/locked").page();

        assertThat(page.locator(".trouble")).isVisible();
    }

    @Test
    void handOverFiles() throws Exception {
        Download download = browser.page()
                .waitForDownload(() -> browser.page().getByText("CSV").click());

        assertThat(download.suggestedFilename()).isEqualTo("list.csv");
        assertThat(Files.readString(download.path())).isEqualTo("a,b");
    }

    @Test
    void keepTheChosenScheme() {
        Page page = browser.page();
        Locator button = page.locator("[data-scheme]");
        button.click();
        button.click();
        assertThat(button).hasAttribute("aria-label", "Colour scheme: dark");

        page.reload();

        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(button).hasAttribute("aria-label", "Colour scheme: dark");
    }
}
