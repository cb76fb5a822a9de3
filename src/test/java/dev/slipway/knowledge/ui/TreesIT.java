package dev.slipway.knowledge.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.knowledge.Trees;
import dev.slipway.source.SourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Through a tree by keyboard, to an end and back, and what is left of it on the tree. */
@DemoPortalTest
class TreesIT {

    private static final String TREE = "queue-is-growing";
    private static final String OTHER = "database-is-full"; // the tests share a portal

    @Autowired
    Trees trees;

    @LocalServerPort
    int port;

    private SourceId source;
    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> trees.list("A queue is growing", null, 0, 1).total() == 1);
        source = trees.list("A queue is growing", null, 0, 1)
                .items()
                .getFirst()
                .document()
                .source();
        browser = new Browser(port).signIn("yusuf");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void walksByKeyboardToAnEndAndBackAndTellsWhetherItHelped() {
        Page page = browser.go("trees").page();
        assertThat(page.locator("tbody")).containsText("The portal does not work");
        browser.everyLook("trees");
        page.locator("tbody a:has-text('A queue is growing')").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".answer")).hasCount(4);
        browser.settle();

        page.keyboard().press("3");
        assertThat(page.locator(".walk-path li")).hasCount(2);
        assertThat(page.locator(".answer").first()).isFocused();
        browser.settle();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".answer").nth(1)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        assertThat(page.locator(".walk-help")).containsText("Did it help?");
        assertThat(page).hasURL(Pattern.compile(".*/trees/" + source + "/" + TREE + "/3/1$"));
        browser.settle().everyLook("tree-end");
        page.keyboard().press("y");
        assertThat(page.locator(".walk-help")).containsText("Noted: it helped");
        browser.settle();
        page.keyboard().press("Backspace");
        assertThat(page.locator(".answer")).hasCount(3);
        assertThat(page.locator(".walk-ends")).containsText("1 of 1");
        browser.settle();
        page.keyboard().press("Backspace");
        assertThat(page.locator(".answer")).hasCount(4);
        browser.settle().everyLook("tree-walked");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void drawsTheWholeTreeWithItsCountsAndGivesItAway() throws IOException {
        for (int i = 0; i < 10; i++) {
            boolean helped = i < 3;
            As.person("tomasz", Role.ENGINEER, () -> trees.tell(UUID.randomUUID(), source, OTHER, List.of(4), helped));
        }
        Page page = browser.go("trees/" + source + "/" + OTHER + "/whole").page();

        assertThat(page.locator(".tree-drawn")).containsText("rarely helps");
        assertThat(page.locator(".tree-drawn")).containsText("never taken");
        browser.settle().everyLook("tree-drawn");
        Download download = page.waitForDownload(() -> page.getByText("Mermaid").click());
        assertThat(Files.readString(download.path())).startsWith("flowchart TD");
        page.locator(".tree-node a").first().click();
        assertThat(page.locator(".walk-ask")).containsText("Does it still take writes?");
    }
}
