package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page with the demo organisation on it: light and dark, wide and narrow, judged by axe, and pictured. */
@DemoPortalTest
class PagesIT {

    @LocalServerPort
    int port;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        new DemoLoaded().await(port);
        browser = new Browser(port);
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "home,''",
        "catalog,catalog",
        "catalog-problems,catalog?kind=group",
        "entity-overview,catalog/default/component/payments-api",
        "entity-readiness,catalog/default/component/payments-api/readiness",
        "entity-question,catalog/default/component/payments-api/readiness?question=SEC-4",
        "entity-docs,catalog/default/component/ledger/docs",
        "entity-dependencies,catalog/default/component/payments-api/dependencies",
        "entity-activity,catalog/default/component/payments-api/activity",
        "scorecards,scorecards",
        "search,search?q=ledger rollback",
        "search-nothing,search?q=zzzqqqxxx",
        "documents,docs",
        "document,docs/demo/ledger/docs/runbooks/roll-back-the-ledger.md",
        "tree,trees/demo/ledger-postings-are-late",
        "sources,sources",
        "file,sources/demo/files/payments-api/deploy/helm/templates/ingress.yaml?line=23",
        "not-found,catalog/default/component/nobody"
    })
    void looksGoodAndIsAccessible(String name, String path) {
        browser.signIn("ilse").go(path).everyLook(name);

        assertThat(browser.complaints()).as("errors of scripts").isEmpty();
    }
}
