package dev.slipway.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@DemoPortalTest
class CatalogIT {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @BeforeEach
    void theDemoIsRead() {
        TestSources.awaitFirstLoad(portal);
    }

    @Test
    void listsTheServicesAndNarrowsThem() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("catalog");
            browser.page().locator("a.name").getByText("payments-api").waitFor();
            assertThat(names(browser))
                    .contains("booking-api", "ledger", "payments-api")
                    .isSorted();
            browser.everyLook("catalog").look(Browser.NARROW, ColorScheme.LIGHT);
            browser.page().locator(".composed").first().waitFor();
            browser.shoot("catalog-light-390").axe().look(Browser.WIDE, ColorScheme.LIGHT);
            browser.page().locator(".composed").first().waitFor(gone());

            browser.page().getByLabel("Filter by name or description").fill("ledger");
            browser.page().locator("a.name").getByText("booking-api").waitFor(gone());
            assertThat(names(browser)).containsExactly("ledger");
            assertThat(browser.page().url()).contains("q=ledger");

            browser.go("catalog?kind=group");
            browser.page().locator("a.name").first().waitFor();
            assertThat(browser.page().locator("a.name:visible").allTextContents())
                    .isNotEmpty();
            Download csv = browser.page()
                    .waitForDownload(() -> browser.page().getByText("CSV").click());
            assertThat(Files.readString(csv.path())).startsWith("ref,kind,name").contains("group:default/money");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void showsAnEntityFromItsHeadToItsLine() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("catalog/default/component/payments-api");
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("payments-api");
            browser.page().getByText("Where this is written").waitFor();
            browser.everyLook("entity-overview");

            tab(browser, "Dependencies").click();
            browser.page().locator("sw-graph svg text").first().waitFor();
            browser.everyLook("entity-dependencies");
            browser.page().getByLabel("3 steps").click();
            browser.page().waitForURL("**/dependencies?depth=3");
            browser.page().locator("sw-graph[data-drawn]").waitFor();
            browser.everyLook("entity-dependencies-far");
            browser.page()
                    .locator("sw-graph svg text")
                    .filter(new Locator.FilterOptions().setHasText("ledger"))
                    .first()
                    .click();
            browser.page()
                    .locator("h1", new Page.LocatorOptions().setHasText("ledger"))
                    .waitFor();
            browser.page().goBack();
            browser.page()
                    .locator("h1", new Page.LocatorOptions().setHasText("payments-api"))
                    .waitFor(); // both pages have the same tabs
            tab(browser, "Activity").click();
            browser.page().getByText("first seen").waitFor();
            browser.everyLook("entity-activity");

            tab(browser, "Overview").click();
            browser.page().locator("dd a.mono").first().click();
            browser.page().locator(".hit-line").waitFor();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void drawsAChainOfOneRowAsTallAsItIs(@TempDir Path folder) throws Exception {
        String descriptor = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s}
                spec: {type: service, lifecycle: production, owner: money, dependsOn: [%s]}
                ---
                """;
        Files.writeString(
                folder.resolve("chain.yaml"),
                descriptor.formatted("it-first", "component:it-second")
                        + descriptor.formatted("it-second", "component:it-third"));
        Files.writeString(folder.resolve("later.yaml"), descriptor.formatted("it-second", ""));
        SourceId id = TestSources.read(portal, folder);
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("catalog/default/component/it-second/dependencies");
            browser.page().getByText("declared twice").waitFor();
            browser.page().locator("sw-graph[data-drawn=true]").waitFor();
            browser.everyLook("entity-dependencies-chain");
            assertThat(browser.page()
                            .evaluate("[...document.querySelectorAll('sw-graph path')]"
                                    + ".map(path => path.getBoundingClientRect()).filter(box => box.width > 150)"
                                    + ".every(box => box.height > 25)"))
                    .isEqualTo(true);
            assertThat(browser.page()
                            .evaluate("[...document.querySelectorAll('sw-graph path')]"
                                    + ".filter(path => path.getBoundingClientRect().width > 150).length"))
                    .as("boxes and their frames")
                    .isEqualTo(6);
        }
        TestSources.remove(portal, id);
    }

    @Test
    void saysThatAnEntityIsNotThere() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("catalog/default/component/nobody");

            assertThat(browser.page().locator("h1").textContent()).isEqualTo("There is nothing at this address");
            browser.go("catalog/default/component/payments-api/no-such-tab");
            assertThat(browser.page().locator("h1").textContent()).isEqualTo("There is nothing at this address");
        }
    }

    @Test
    void leadsFromAnOldNameToTheNewAndSaysWhereAnOwnerCameFrom(@TempDir Path folder) throws Exception {
        String descriptor = """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: {name: %s, annotations: {slipway.dev/id: it-renamed}}
                spec: {type: service, lifecycle: production}
                """;
        Files.writeString(folder.resolve("CODEOWNERS"), "# all of it\n* @harbourline/money\n");
        Files.writeString(folder.resolve("catalog-info.yaml"), descriptor.formatted("it-before"));
        SourceId id = TestSources.read(portal, folder);
        Files.writeString(folder.resolve("catalog-info.yaml"), descriptor.formatted("it-afterwards"));
        TestSources.read(portal, folder);
        try (Browser browser = new Browser(port)) {
            browser.signIn("yusuf").go("catalog/default/component/it-before/activity");
            browser.page().waitForURL("**/catalog/default/component/it-afterwards/activity");
            browser.page().getByText("renamed").waitFor();
            browser.everyLook("entity-renamed");

            tab(browser, "Overview").click();
            browser.page().getByText("Owner taken from").waitFor();
            assertThat(browser.page()
                            .locator("dd")
                            .getByText("CODEOWNERS, line 2")
                            .count())
                    .isPositive();
            browser.everyLook("entity-owner-from");
            assertThat(browser.complaints()).isEmpty();
        }
        TestSources.remove(portal, id);
    }

    private static Locator tab(Browser browser, String name) {
        return browser.page().locator(".tabs a").getByText(name);
    }

    private static List<String> names(Browser browser) {
        return browser.page().locator("a.name:visible").allTextContents();
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }
}
