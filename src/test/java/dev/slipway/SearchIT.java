package dev.slipway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search page with the demo organisation behind it. */
@DemoPortalTest
class SearchIT {

    @LocalServerPort
    int port;

    private Browser browser;
    private Page page;

    @BeforeEach
    void open() {
        new DemoLoaded().await(port);
        browser = new Browser(port).signIn("ilse");
        page = browser.page();
    }

    @AfterEach
    void close() {
        assertThat(browser.complaints()).as("errors of scripts").isEmpty();
        browser.close();
    }

    @Test
    void marksWhyEachResultMatched() {
        browser.go("search?q=ledger rollback");

        Locator first = page.locator(".hit").first();
        assertThat(first.locator("h2")).containsText("Roll back the ledger");
        assertThat(first.locator("h2 mark")).hasText(new String[] {"Roll back", "ledger"});
        assertThat(first.locator(".why mark").first()).isVisible();
        assertThat(first.getByText("Money")).hasAttribute("href", "catalog/default/group/money");
        assertThat(count()).hasText(Pattern.compile("\\d+ results in \\d+ ms"));
    }

    @Test
    void forgivesATypingError() {
        browser.go("search?q=legder rolback");

        assertThat(page.locator(".hit h2").first()).containsText("ledger");
        browser.go("search?q=depot-gatway");
        assertThat(page.locator(".hit h2").first()).containsText("depot-gateway");
    }

    @Test
    void narrowsByAFacetThatTheBackButtonTakesBack() {
        browser.go("search?q=ledger");
        String found = results();

        facet("Runbook").check();
        page.waitForURL(url -> url.contains("kind=runbook"));
        assertThat(page.locator(".filter.on")).hasText(new String[] {"KindRunbook"});
        assertThat(page.locator(".hit h2 .chip").filter(new Locator.FilterOptions().setHasNotText("Runbook")))
                .hasCount(0);
        assertThat(facet("Runbook")).isFocused();
        facet("Money").check();
        page.waitForURL(url -> url.contains("kind=runbook") && url.contains("owner="));

        page.goBack();
        assertThat(page.locator(".filter.on")).hasText(new String[] {"KindRunbook"});
        page.goBack();
        assertThat(page.locator(".filter.on")).hasCount(0);
        assertThat(facet("Runbook")).not().isChecked();
        assertThat(count()).hasText(Pattern.compile("^" + found + " "));
        page.goForward();
        assertThat(facet("Runbook")).isChecked();
        browser.settle();
        page.waitForURL(url -> url.contains("kind=runbook"));
        page.reload();
        assertThat(page.locator(".filter.on")).hasText(new String[] {"KindRunbook"});
        page.locator(".filter.on").click();
        assertThat(count()).hasText(Pattern.compile("^" + found + " "));
        assertThat(page).hasURL("http://localhost:" + port + "/search?q=ledger");
    }

    @Test
    void findsAsOneTypesWithoutFillingTheHistory() {
        browser.go("search");
        Object steps = page.evaluate("history.length");
        page.keyboard().press("/");
        assertThat(box()).isFocused();

        box().pressSequentially("label printer", new Locator.PressSequentiallyOptions().setDelay(200));

        page.waitForURL(url -> url.contains("q=label") && url.contains("printer"));
        assertThat(page.locator(".hit h2").first()).containsText("label-printer");
        assertThat(box()).isFocused();
        assertThat(page.evaluate("history.length")).isEqualTo(steps);
    }

    @Test
    void walksThroughResultsWithTheArrowKeys() {
        browser.go("search?q=ledger");
        Locator links = page.locator(".hit h2 a");
        page.keyboard().press("/");
        page.keyboard().press("ArrowDown");
        assertThat(links.first()).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(links.nth(1)).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(box()).isFocused();
        page.keyboard().press("ArrowDown");
        String target = links.first().getAttribute("href");

        page.keyboard().press("Enter");

        assertThat(page).hasURL("http://localhost:" + port + "/" + target);
    }

    @Test
    void saysWhatToDoWhenNothingIsFound() {
        browser.go("search?q=zzzqqqxxx&kind=runbook");

        assertThat(page.locator(".empty")).containsText("Nothing found for “zzzqqqxxx”");
        assertThat(page.locator(".empty")).containsText("Fewer words");
        assertThat(page.locator(".empty").getByText("Look through the catalog")).hasAttribute("href", "catalog");
        button("Search without filters").click();
        assertThat(page.locator(".filter.on")).hasCount(0);
        assertThat(page).hasURL("http://localhost:" + port + "/search?q=zzzqqqxxx");
    }

    @Test
    void takesFiltersFromTheTextAndShowsThemAsChips() {
        browser.go("search?q=kind:adr ledger");

        assertThat(page.locator(".filter.on")).hasText(new String[] {"KindADR"});
        assertThat(facet("ADR")).isChecked();
        assertThat(page.locator(".hit h2 .chip").filter(new Locator.FilterOptions().setHasNotText("ADR")))
                .hasCount(0);
        page.locator(".filter.on").click();
        assertThat(page.locator(".filter.on")).hasCount(0);
        assertThat(page).hasURL("http://localhost:" + port + "/search?q=ledger");
        assertThat(box()).hasValue("ledger");
    }

    @Test
    void asksWhetherSomethingElseWasMeant() {
        browser.go("search?q=legder postings");

        assertThat(page.locator("#search-meant")).containsText("Did you mean ledger postings?");
        browser.settle().everyLook("search-did-you-mean");
        page.locator("#search-meant a").click();
        assertThat(box()).hasValue("ledger postings");
        assertThat(page.locator("#search-meant")).isEmpty();
        assertThat(page.locator(".hit h2").first()).containsText("ledger-postings");
    }

    @Test
    void opensADocumentAtTheHeadingThatWasFound() {
        browser.go("search?q=ledger postings mitigation kind:runbook");

        Locator hit = page.locator(".hit").first();
        assertThat(hit.locator(".section")).isVisible();
        hit.locator("h2 a").click();

        page.waitForURL(url -> url.contains("/docs/") && url.contains("#"));
        String anchor = page.url().substring(page.url().indexOf('#') + 1);
        assertThat(page.locator("[id='" + anchor + "']")).isInViewport();
    }

    @Test
    void reportsToCuratorsWhatWasSearchedForInVain() {
        browser.go("search?q=zeppelin mooring");
        browser.settle();
        browser.go("search?q=ledger");
        browser.settle();

        page.getByText("Unanswered").click();

        Locator row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("zeppelin mooring"));
        assertThat(row).isVisible();
        browser.settle().everyLook("search-gaps");
        row.locator("a").click();
        assertThat(page).hasURL("http://localhost:" + port + "/search?q=zeppelin+mooring");
    }

    @Test
    void turnsPages() {
        browser.go("search");
        Locator where = page.locator(".search-pages");
        assertThat(where).containsText("1–20 of ");
        String first = page.locator(".hit h2 a").first().getAttribute("href");

        button("Next").click();
        assertThat(where).containsText("21–40 of ");
        page.waitForURL(url -> url.endsWith("offset=20"));
        assertThat(page.locator(".hit h2 a").first()).not().hasAttribute("href", first);
        page.goBack();
        assertThat(where).containsText("1–20 of ");
        browser.go("search?offset=9000");
        assertThat(page.locator(".empty")).containsText("Nothing on this page");
        button("First page").click();
        assertThat(where).containsText("1–20 of ");
    }

    private Locator box() {
        return page.locator(".search-field input");
    }

    private Locator count() {
        return page.locator(".search-head [role=status]");
    }

    private String results() {
        return count().textContent().replaceAll(" .*", "");
    }

    private Locator facet(String words) {
        return page.locator(".facet")
                .filter(new Locator.FilterOptions().setHasText(words))
                .locator("input");
    }

    private Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }
}
