package dev.slipway.knowledge.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import dev.slipway.catalog.EntityRef;
import dev.slipway.knowledge.Confirmation;
import dev.slipway.knowledge.DecisionFilter;
import dev.slipway.knowledge.Decisions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions as people read and write them, and findings as curators see them. */
@DemoPortalTest
class DecisionPagesIT {

    private static final EntityRef LEDGER = EntityRef.of("component:default/ledger");

    @Autowired
    Decisions decisions;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void open() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> decisions
                                .list(new DecisionFilter(LEDGER, null, null, null, null, null, false, null), 0, 1)
                                .total()
                        > 3);
        browser = new Browser(port).signIn("tomasz");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void listsDecisionsAlongTime() {
        Page page = browser.go("adrs").page();
        assertThat(page.locator(".year").first()).isVisible();
        browser.everyLook("decisions");

        browser.go("adrs?entity=component:default/ledger&status=superseded");
        assertThat(page.locator("[role=status]").first()).containsText("2 decisions");
        assertThat(page.locator(".years")).containsText("superseded by");
        browser.go("adrs?q=no-such-decision");
        assertThat(page.locator(".empty")).containsText("No decision passes these filters");
        browser.axe();
    }

    @Test
    void writesADecisionWithAPreviewAndADownloadAndSupersedesAnother() throws IOException {
        Page page = browser.go("adrs?entity=component:default/ledger").page();
        page.getByText("New decision").click();
        assertThat(page.locator("h1")).hasText("New decision");
        assertThat(page.locator(".decision-draft")).containsText("Give it a title");

        fill(page, "Title", "Statements are signed");
        fill(page, "Context and problem", "Customers **doubt** statements.");
        fill(page, "Considered options", "Sign\nDo nothing");
        fill(page, "Chosen option", "Sign");
        fill(page, "Because", "a signature can be checked <script>alert(1)</script>");
        fill(page, "Rule over facts", "facts['logs.audit'] == true");

        assertThat(page.locator(".preview h2").first()).containsText("Statements are signed");
        assertThat(page.locator(".preview strong")).hasText("doubt");
        assertThat(page.locator(".decision-draft")).containsText("0032-statements-are-signed.md");
        Download download = page.waitForDownload(
                () -> page.locator(".panel a[download]").first().click());
        assertThat(download.suggestedFilename()).isEqualTo("0032-statements-are-signed.md");
        assertThat(Files.readString(download.path()))
                .startsWith("---\nstatus: proposed\n")
                .contains("# Statements are signed\n")
                .contains("* Sign\n* Do nothing")
                .contains("```slipway\nfacts['logs.audit'] == true\n```");
        browser.everyLook("decision-draft");
        supersede(page);
        assertThat(browser.complaints()).isEmpty();
    }

    private void supersede(Page page) throws IOException {
        browser.go("adrs?entity=component:default/ledger&q=append-only");
        page.locator(".years a").first().click();
        assertThat(page.locator("h1")).containsText("append-only");
        page.getByText("Supersede", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).containsText("Supersede ADR 27");

        fill(page, "Title", "Ledger rows are signed");

        assertThat(page.locator(".decision-draft")).containsText("0032-ledger-rows-are-signed.md");
        assertThat(page.locator(".decision-draft")).containsText("Changes as well");
        Locator files = page.locator(".panel a[download]");
        assertThat(files).hasCount(2);
        Download record = page.waitForDownload(() -> files.nth(0).click());
        Download earlier = page.waitForDownload(() -> files.nth(1).click());
        assertThat(Files.readString(record.path()))
                .contains("supersedes: \"[ADR-0027](0027-ledger-rows-are-append-only.md)\"");
        assertThat(Files.readString(earlier.path()))
                .contains("status: \"superseded by [ADR-0032](0032-ledger-rows-are-signed.md)\"");
        browser.settle().axe().shoot("decision-supersede-light-1440");

        jdbc.sql(
                        "insert into knowledge.proposed_decision (id, source, branch, path, earlier, title, by_whom, at)"
                                + " select gen_random_uuid(), source, 'adr/0032-sealed', 'ledger/docs/decisions/0032-sealed.md', path,"
                                + " 'Rows are sealed', 'Ilse', now() from knowledge.document where path like '%0027-ledger-rows%'")
                .update();
        page.reload();
        assertThat(page.locator(".decision-draft")).containsText("Ilse wrote “Rows are sealed” to take its place");
        browser.everyLook("decision-second");
        jdbc.sql("delete from knowledge.proposed_decision").update();
    }

    @Test
    void showsWhetherTheFactsAgreeAndHowADecisionChanged() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> decisions
                        .list(new DecisionFilter(LEDGER, null, null, null, null, null, false, "append-only"), 0, 1)
                        .items()
                        .stream()
                        .anyMatch(decision -> decision.confirmation() != null
                                && decision.confirmation().state() != Confirmation.State.UNPROVEN));
        Page page =
                browser.go("adrs?entity=component:default/ledger&q=append-only").page();
        page.locator(".years a").first().click();

        assertThat(page.locator(".rulings")).containsText("facts[");
        assertThat(page.locator("sw-graph svg")).isVisible();
        assertThat(page.locator(".doc-middle .table-wrap").last()).containsText("Correct entries in place");
        assertThat(page.locator(".prose .drawn svg")).isVisible();
        page.locator(".prose .drawn").scrollIntoViewIfNeeded();
        browser.settle().shoot("decision-diagram-light-1440");
        browser.everyLook("decision");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void leadsCuratorsToWhatIsToMendAndWhatIsMissing() {
        browser.close();
        browser = new Browser(port).signIn("ilse");
        Page page = browser.go("search?q=quayside+crane+hoist").page();
        assertThat(page.locator(".empty")).isVisible();
        browser.settle();
        browser.go("search?q=ledger").settle();
        page.getByText("Unanswered").click();
        assertThat(page.locator("tr").filter(new Locator.FilterOptions().setHasText("quayside crane hoist")))
                .isVisible();
        browser.go("docs");
        page.getByText("Findings", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("h1")).hasText("Document findings");
        assertThat(page.locator("tbody tr").first()).isVisible();
        browser.everyLook("document-findings");

        Locator chip = page.locator(".finding-checks button").first();
        String words = chip.textContent();
        chip.click();
        assertThat(page.locator(".finding-checks button[aria-pressed=true]")).hasText(words);
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*check=.*"));
        page.locator("tbody .row-title a").first().click();
        assertThat(page.locator("aside .finding").first()).isVisible();
        browser.settle().axe().shoot("document-with-findings-light-1440");
    }

    private static void fill(Page page, String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }
}
