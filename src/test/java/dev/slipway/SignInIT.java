package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoPortalTest
class SignInIT {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({"yusuf,viewer", "tomasz,engineer", "ilse,lead", "marek,administrator"})
    void letsEachRoleIn(String account, String role) {
        try (Browser browser = new Browser(port)) {
            browser.signIn(account);

            assertThat(browser.page().locator("h1").textContent()).isEqualTo("What needs you today");
            PlaywrightAssertions.assertThat(browser.page()).hasTitle("Home · Slipway");
            assertThat(browser.page()
                            .locator(".navbar .icon-btn[aria-label$='" + role + "']")
                            .count())
                    .isEqualTo(1);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void refusesAWrongPasswordInWords() {
        try (Browser browser = new Browser(port)) {
            browser.go("");
            browser.page().getByLabel("Name").fill("ilse");
            browser.page().getByLabel("Password").fill("guess");
            browser.page().keyboard().press("Enter");

            assertThat(browser.page().getByRole(AriaRole.ALERT).textContent()).contains("do not belong together");
            browser.axe();
        }
    }

    @Test
    void signsOut() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse");

            browser.page().locator(".navbar .icon-btn[aria-label^='Ilse']").click();
            browser.page()
                    .getByText("Sign out", new Page.GetByTextOptions().setExact(true))
                    .click();

            browser.page().getByLabel("Password").waitFor();
        }
    }

    @Test
    void signsOutEverywhere() {
        try (Browser laptop = new Browser(port);
                Browser phone = new Browser(port);
                Browser colleague = new Browser(port)) {
            laptop.signIn("ilse");
            phone.signIn("ilse");
            colleague.signIn("tomasz");

            laptop.page().locator(".navbar .icon-btn[aria-label^='Ilse']").click();
            laptop.shoot("account-light-1440").axe();
            laptop.page().getByText("Sign out everywhere").click();
            laptop.page().getByLabel("Password").waitFor();
            phone.page().reload();
            colleague.page().reload();

            phone.page().getByLabel("Password").waitFor();
            colleague.page().getByText("What needs you today").waitFor();
            phone.signIn("ilse"); // and she can come back
        }
    }

    @Test
    void looksAsItShould() {
        try (Browser browser = new Browser(port)) {
            browser.go("").everyLook("sign-in");
            browser.signIn("ilse").everyLook("home");
        }
    }

    @Test
    void showsAWayOutWhereThereIsNoPage() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").go("no/such/page");

            assertThat(browser.page().locator("h1").textContent()).isEqualTo("There is nothing at this address");
            browser.everyLook("not-found");
            browser.page().getByText("Go home").click();
            browser.page().getByText("What needs you today").waitFor();
        }
    }

    @Test
    void opensTheNavigationOnANarrowPage() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").look(Browser.NARROW, ColorScheme.LIGHT);

            browser.page().locator("[data-drawer]").click();
            browser.page().locator("#drawer .nav a").first().waitFor();
            browser.shoot("drawer-light-390").axe();
            browser.page().keyboard().press("Escape");

            assertThat(browser.page().locator("#drawer").isVisible()).isFalse();
        }
    }
}
