package dev.slipway.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.slipway.Browser;
import dev.slipway.DemoPortalTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@DemoPortalTest
class TokensIT {

    @LocalServerPort
    int port;

    @Test
    void showsASecretOnceAndRevokesOnlyWhenToldTwice() throws Exception {
        try (Browser browser = new Browser(port)) {
            browser.signIn("ilse").go("admin/tokens");
            browser.page().getByText("No tokens yet").waitFor();
            browser.everyLook("tokens-empty");

            button(browser, "Make a token").click();
            browser.page().getByLabel("What it is for").fill("Pipeline <b>& co</b>");
            browser.settle().shoot("tokens-make").axe();
            button(browser, "Make it").click();
            Locator shown = browser.page().getByLabel("The token");
            shown.waitFor();
            String secret = shown.inputValue();
            browser.settle().shoot("tokens-made").axe();
            assertThat(secret).startsWith("slw_");
            assertThat(asks(secret)).isEqualTo(200);
            button(browser, "Done").click();

            browser.page().locator("#main").getByText("Pipeline <b>& co</b>").waitFor();
            assertThat(browser.page().content()).doesNotContain(secret);
            browser.everyLook("tokens");
            String csv = Files.readString(browser.page()
                    .waitForDownload(() ->
                            browser.page().locator("#main").getByText("CSV").click())
                    .path());
            assertThat(csv)
                    .startsWith("token,owner,")
                    .contains("Pipeline <b>& co</b>,ilse,no,")
                    .doesNotContain("slw_");

            button(browser, "Revoke Pipeline <b>& co</b>").click();
            button(browser, "Keep it").click();
            assertThat(asks(secret)).isEqualTo(200);
            button(browser, "Revoke Pipeline <b>& co</b>").click();
            browser.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Revoke").setExact(true))
                    .click();
            browser.page().getByText("revoked").first().waitFor();
            assertThat(asks(secret)).isEqualTo(401);
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void tellsAnAdministratorWhoCameInAndKeepsTheFilterInTheAddress() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("marek").go("admin/audit");
            browser.page().getByLabel("Filter by name, door or detail").fill("marek");
            browser.page().waitForURL("**/admin/audit?q=marek");
            browser.page().locator("#main table").getByText("signed in").first().waitFor();
            assertThat(browser.page().locator("#main table").textContent()).contains("ADMINISTRATOR");
            browser.everyLook("audit");

            browser.go("admin/audit?outcome=refused&within=a%20day&q=nobody-of-this-name");
            browser.page().getByText("Nothing passes these filters").waitFor();
            browser.everyLook("audit-nothing");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void letsAnAdministratorMakeAServiceAccount() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("marek").go("admin/tokens");
            button(browser, "New service account").click();
            browser.page().getByLabel("Name").fill("Not a name");
            button(browser, "Make it").click();
            browser.page().getByText("small letters, digits and hyphens, for").waitFor();
            browser.page().getByLabel("Name").fill("tokens-it");
            browser.page().getByLabel("What it is for").fill("States what the pipeline knows");
            button(browser, "Make it").click();
            browser.page().getByText("States what the pipeline knows").waitFor();

            button(browser, "Make a token").click();
            browser.page().getByLabel("What it is for").waitFor();
            browser.settle().shoot("tokens-for").axe();
            button(browser, "Cancel").click();
            browser.everyLook("tokens-administrator");

            button(browser, "Remove tokens-it").click();
            browser.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Remove").setExact(true))
                    .click();
            browser.page()
                    .getByText("States what the pipeline knows")
                    .waitFor(new Locator.WaitForOptions()
                            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        }
    }

    @Test
    void letsAnAdministratorEndTheSessionsOfSomebody() {
        try (Browser browser = new Browser(port)) {
            browser.signIn("marek").go("admin/tokens");
            browser.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sessions"))
                    .click();
            button(browser, "End the sessions").click();
            button(browser, "End them").click();
            browser.page().getByText("Name the person by the sign-in name").waitFor();
            browser.page().getByLabel("Sign-in name").fill("tokens-lost");
            button(browser, "End the sessions").click();
            browser.page().getByText("signed out within five seconds").waitFor();
            button(browser, "End them").click();
            browser.page()
                    .getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("tokens-lost"))
                    .waitFor();
            browser.everyLook("sessions");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static Locator button(Browser browser, String name) {
        return browser.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private int asks(String secret) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/entities"))
                                .header("Authorization", "Bearer " + secret)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
