package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.slipway.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Walks through a portal whose people come from a real Keycloak; {@code src/test/scripts/keycloak.sh} starts both. */
@EnabledIfSystemProperty(named = "slipway.portal", matches = "[0-9]+")
class KeycloakIT {

    private final int portal = Integer.getInteger("slipway.portal", 0);
    private final String realm = "http://localhost:" + Integer.getInteger("slipway.keycloak", 0)
            + "/realms/harbourline/protocol/openid-connect";

    @Test
    void givesEachOneTheRoleOfTheirGroupAndSignsOutAtKeycloak() {
        try (Browser browser = new Browser(portal)) {
            Page page = signIn(browser, "noor");
            page.locator(".navbar .icon-btn[aria-label='Noor Haddad, administrator']")
                    .waitFor();
            browser.go("admin/tokens");
            page.getByText("New service account").waitFor();
            browser.shoot("keycloak-administrator");

            signOut(page, "Noor");
            assertThat(page.url())
                    .as("Keycloak asks again, so its session is over")
                    .contains("/realms/harbourline/");

            page.locator("#username").fill("jonas");
            page.locator("#password").fill("jonas");
            page.locator("#kc-login").click();
            page.locator(".navbar .icon-btn[aria-label='Jonas Weber, engineer']")
                    .waitFor();
            browser.go("admin/tokens");
            page.getByText("Make a token").waitFor();
            assertThat(page.getByText("New service account").count()).isZero();
            signOut(page, "Jonas");
        }
    }

    @Test
    void worksWithTheRealmAndTheSettingsOfTheComposition() {
        int composition = Integer.getInteger("slipway.composition", 0);
        try (Browser browser = new Browser(composition)) {
            Page page = signIn(browser, "noor");
            page.locator(".navbar .icon-btn[aria-label='noor Haddad, administrator']")
                    .waitFor();
            signOut(page, "noor");
            assertThat(page.url()).contains("/realms/slipway/");

            page.locator("#username").fill("visitor");
            page.locator("#password").fill("visitor");
            page.locator("#kc-login").click();
            page.locator(".navbar .icon-btn[aria-label='visitor Haddad, viewer']")
                    .waitFor();
            signOut(page, "visitor");
        }
    }

    @Test
    void refusesSomebodyWithoutAMappedGroup() {
        try (Browser browser = new Browser(portal)) {
            signIn(browser, "stranger")
                    .getByText("none of your groups gives you a role here")
                    .waitFor();
            browser.shoot("keycloak-refused");
        }
    }

    @Test
    void takesAccessTokensThatAreMeantForThePortalAndNoOthers() throws Exception {
        JsonNode jonas = tokens("slipway", "change-me", "jonas");
        JsonNode foreign = tokens("another", "change-me-too", "noor");
        Rest rest = new Rest(portal);

        assertThat(status(rest, "GET", "/api/v1/entities", jonas, "access_token"))
                .isEqualTo(200);
        assertThat(status(rest, "POST", "/api/v1/search/rebuild", jonas, "access_token"))
                .isEqualTo(403);
        assertThat(status(rest, "GET", "/api/v1/entities", jonas, "id_token")).isEqualTo(401);
        assertThat(status(rest, "GET", "/api/v1/entities", jonas, "refresh_token"))
                .isEqualTo(401);
        assertThat(status(rest, "GET", "/api/v1/entities", foreign, "access_token"))
                .isEqualTo(401);
    }

    private static int status(Rest rest, String method, String path, JsonNode tokens, String which) {
        return rest.ask(method, path, tokens.path(which).stringValue(), null).status();
    }

    private static Page signIn(Browser browser, String name) {
        Page page = browser.go("").page();
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.locator("#kc-login").click();
        return page;
    }

    private static void signOut(Page page, String name) {
        page.locator(".navbar .icon-btn[aria-label^='" + name + "']").click();
        page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#kc-login").waitFor();
    }

    private JsonNode tokens(String client, String secret, String person) throws Exception {
        String form = "grant_type=password&scope=openid&client_id=%s&client_secret=%s&username=%s&password=%s"
                .formatted(client, secret, person, person);
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(realm + "/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
