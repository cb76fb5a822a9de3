package dev.slipway.knowledge.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.knowledge.Document;
import dev.slipway.knowledge.Documents;
import dev.slipway.source.SourceId;
import dev.slipway.source.TestSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Documents as people see them. */
@DemoPortalTest
class DocumentPagesIT {

    private static final String ROLL_BACK = "ledger/docs/runbooks/roll-back-the-ledger.md";

    @Autowired
    Documents documents;

    @Autowired
    ApplicationContext portal;

    @TempDir
    Path temporary;

    @LocalServerPort
    int port;

    private SourceId demo;
    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> documents.list(DocumentFilters.text("roll-back-the-ledger"), 0, 1).items().stream()
                        .anyMatch(document -> document.entity() != null));
        Document document = documents
                .list(DocumentFilters.text("roll-back-the-ledger"), 0, 1)
                .items()
                .getFirst();
        demo = document.source();
        browser = new Browser(port).signIn("tomasz");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsADrawingThatCannotRunAnything() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("drawing-test"));
        Files.writeString(folder.resolve("drawn.md"), "# Drawn\n\n![The berth](berth.svg)\n");
        Files.writeString(
                folder.resolve("berth.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"120\" height=\"80\" onload=\"document.documentElement.id='ran'\">"
                        + "<style>rect{fill:teal}</style><script>document.documentElement.id='ran'</script>"
                        + "<rect width=\"120\" height=\"80\"/></svg>");
        SourceId drawings = TestSources.read(portal, folder);

        Page page = browser.go("docs/" + drawings + "/drawn.md").page();
        assertThat(page.locator(".prose img")).isVisible();
        page.waitForCondition(() -> (int) page.evaluate("document.querySelector('.prose img').naturalWidth") == 120);
        browser.settle().axe().shoot("document-drawing-light-1440");

        Response response = page.navigate("http://localhost:" + port + "/pictures/" + drawings + "/berth.svg");
        assertThat(response.headerValue("content-security-policy"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(response.headerValue("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.evaluate("document.documentElement.id")).isEqualTo("");
        TestSources.remove(portal, drawings);
    }

    @Test
    void listsAndFiltersDocuments() {
        Page page = browser.go("docs").page();
        assertThat(page.locator("tbody tr").first()).isVisible();
        browser.everyLook("documents");

        page.keyboard().press("/");
        page.keyboard().type("roll-back");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody a").first().click();
        assertThat(page.locator("h1")).hasText("Roll back the ledger");

        browser.go("docs?kind=adr&entity=component:default/ledger");
        assertThat(page.locator(".documents")).containsText("superseded by");
        browser.go("docs?q=no-such-document-at-all");
        assertThat(page.locator(".empty")).containsText("No document passes these filters");
        browser.axe();
    }

    @Test
    void showsADocument() {
        Page page = browser.go("docs/" + demo + "/" + ROLL_BACK).page();

        assertThat(page.locator("h1")).hasText("Roll back the ledger");
        assertThat(page.locator("aside[aria-label='About this document']")).containsText("ledger");
        assertThat(page.locator(".prose .code button").first()).hasText("Copy");
        browser.everyLook("document");

        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void leadsToAHeadingByItsAddress() {
        Page page = browser.go("docs/" + demo + "/" + ROLL_BACK).page();
        Locator last = page.locator(".toc a").last();
        String words = last.textContent();

        last.click();
        assertThat(page.locator("h1")).hasText("Roll back the ledger");
        assertThat(page.url()).contains(ROLL_BACK + "#");
        assertThat(page.locator(".prose :is(h2, h3)").getByText(words).first()).isInViewport();

        page.reload();
        assertThat(page.locator(".prose :is(h2, h3)").getByText(words).first()).isInViewport();
    }

    @Test
    void showsTheChainOfARecord() {
        Page page = browser.go("docs/" + demo + "/ledger/docs/decisions/0012-correct-entries-in-place.md")
                .page();

        Locator about = page.locator("aside[aria-label='About this document']");
        assertThat(about).containsText("superseded");
        about.locator("dt:has-text('Superseded by') + dd a").first().click();
        assertThat(page.locator("aside[aria-label='About this document'] dt:has-text('Supersedes') + dd"))
                .containsText("ADR 12");
        browser.axe().shoot("adr-light-1440");
    }

    @Test
    void walksADecisionTreeByKeyboard() {
        Page page = browser.go("trees/" + demo + "/ledger-postings-are-late").page();
        assertThat(page.locator(".answer").first()).isVisible();
        browser.everyLook("tree");

        page.keyboard().press("1");
        assertThat(page.locator(".walk-path li")).hasCount(2);
        browser.settle();
        page.keyboard().press("1");
        assertThat(page.locator(".walk-path li")).hasCount(3);
        assertThat(page.url()).endsWith("/1/1");
        assertThat(page.locator(".walk")).containsText("Open the runbook");
        browser.settle().axe().shoot("tree-leaf-light-1440");
        page.keyboard().press("Backspace");
        assertThat(page.locator(".walk-path li")).hasCount(2);

        page.getByText("Whole tree").click();
        assertThat(page.locator(".tree-drawn")).containsText("Is the queue");
        browser.settle().everyLook("tree-whole");
    }

    @Test
    void showsTheDocumentsOfAService() {
        Page page = browser.go("catalog/default/component/ledger/docs").page();

        assertThat(page.locator(".shelf")).containsText("Runbooks");
        assertThat(page.locator(".shelf")).containsText("superseded by");
        browser.everyLook("entity-docs");
    }

    @Test
    void saysWhenThereIsNoSuchDocument() {
        Page page = browser.go("docs/" + demo + "/no/such.md").page();

        assertThat(page.locator("h1")).hasText("There is nothing at this address");
    }

    private static final class DocumentFilters {
        static dev.slipway.knowledge.DocumentFilter text(String text) {
            return new dev.slipway.knowledge.DocumentFilter(null, null, null, null, text);
        }
    }
}
