package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.slipway.Browser;
import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The portal with an identity provider that is not its own. */
@PortalTest
class OutsideProviderIT {

    private static final StubProvider PROVIDER = provider();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add("spring.security.oauth2.client.registration.stub.client-id", () -> StubProvider.AUDIENCE);
        settings.add("spring.security.oauth2.client.registration.stub.client-secret", () -> "any");
        settings.add("spring.security.oauth2.client.registration.stub.scope", () -> "openid,profile");
        settings.add("spring.security.oauth2.client.provider.stub.issuer-uri", PROVIDER::issuer);
        settings.add("spring.security.oauth2.client.provider.stub.user-name-attribute", () -> "preferred_username");
        settings.add("slipway.access.role-claims", () -> "realm_access.roles");
        settings.add("slipway.access.roles.administrator", () -> "portal-admins");
        settings.add("slipway.access.roles.engineer", () -> "developers,contractors");
    }

    private static StubProvider provider() {
        try {
            return new StubProvider();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    ObjectProvider<UserDetailsService> accounts;

    private Rest rest;

    @BeforeEach
    void outside() {
        rest = new Rest(port);
        PROVIDER.next = Map.entry("otto", List.of("developers"));
    }

    @Test
    void signsInWithTheRoleOfAMappedGroupAndOutAtTheProvider() {
        try (Browser browser = new Browser(port)) {
            browser.go("");
            browser.page()
                    .locator(".navbar .icon-btn[aria-label='otto Outside, engineer']")
                    .waitFor();
            browser.page().locator(".navbar .icon-btn[aria-label^='otto']").click();
            browser.page()
                    .getByText("Sign out", new Page.GetByTextOptions().setExact(true))
                    .click();
            browser.page().getByText("Signed out at the provider").waitFor();

            assertThat(PROVIDER.signedOut.remove())
                    .containsKey("id_token_hint")
                    .containsEntry("post_logout_redirect_uri", "http://localhost:" + port + "/");
        }
        PROVIDER.next = Map.entry("ada", List.of("portal-admins", "developers"));
        try (Browser browser = new Browser(port)) {
            browser.go("admin/tokens");
            browser.page()
                    .locator(".navbar .icon-btn[aria-label='ada Outside, administrator']")
                    .waitFor();
            browser.page().getByText("New service account").waitFor();
        }
    }

    @Test
    void tellsWhomNoGroupLetsInWhyAndWhatToDo() {
        PROVIDER.next = Map.entry("mallory", List.of("administrator", "ADMINISTRATOR", "Portal-Admins"));
        try (Browser browser = new Browser(port)) {
            browser.go("");
            browser.page()
                    .getByText("none of your groups gives you a role here")
                    .waitFor();
            browser.everyLook("sign-in-refused");
        }
        assertThat(rest.ask("GET", "/api/v1/entities", token(Map.of()), null).status())
                .isEqualTo(401);
    }

    @Test
    void hasNoDemoAccountsAndNoProviderOfItsOwn() {
        assertThat(accounts.stream()).isEmpty();
        for (String path :
                List.of("/idp/login", "/oauth2/jwks", "/oauth2/authorize", "/.well-known/openid-configuration")) {
            Rest.Answer answer = rest.ask("GET", path, null, null);
            assertThat(answer.status()).as(path).isIn(302, 404);
            assertThat(answer.body()).as(path).doesNotContain("The password is the name", "\"keys\"");
        }
    }

    @Test
    void takesTheProvidersAccessTokens() {
        assertThat(status(token(Map.of()))).isEqualTo(200);
        assertThat(rest.ask("POST", "/api/v1/search/rebuild", token(Map.of()), null)
                        .status())
                .as("an engineer")
                .isEqualTo(403);
        assertThat(status(TestPortal.TOKEN)).as("the settings' token stays").isEqualTo(200);
    }

    @Test
    void refusesTokensThatAreWrongEndedForeignOrForged() throws Exception {
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("foreign issuer", token(Map.of("iss", "https://elsewhere.example")));
        tokens.put("foreign audience", token(Map.of("aud", List.of("another-client", "account"))));
        tokens.put("no audience", token(Map.of("aud", "")));
        tokens.put("ended", token(Map.of("exp", Date.from(Instant.now().minus(Duration.ofMinutes(5))))));
        tokens.put("without an end", token(Map.of("exp", "")));
        tokens.put("not yet", token(Map.of("nbf", Date.from(Instant.now().plus(Duration.ofHours(1))))));
        tokens.put("an ID token", token(Map.of("nonce", "n-1")));
        tokens.put("Keycloak's ID token", token(Map.of("typ", "ID")));
        tokens.put("a logout token", PROVIDER.token(Map.of(), PROVIDER.own(), "logout+jwt"));
        tokens.put("another key under the same id", PROVIDER.token(Map.of(), StubProvider.key(), null));
        tokens.put("about nobody", token(Map.of("preferred_username", "")));
        JWTClaimsSet administrator = new JWTClaimsSet.Builder()
                .issuer(PROVIDER.issuer())
                .audience(StubProvider.AUDIENCE)
                .subject("ada")
                .claim("preferred_username", "ada")
                .claim("realm_access", Map.of("roles", List.of("portal-admins")))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                .build();
        tokens.put("alg none", new PlainJWT(administrator).serialize());
        tokens.put("signed with the public key as a secret", byPublicKey(administrator));
        String good = token(Map.of());
        tokens.put(
                "a changed payload",
                good.split("\\.")[0] + "." + base64(administrator.toString()) + "." + good.split("\\.")[2]);

        tokens.forEach((what, token) -> {
            Rest.Answer answer = rest.ask("GET", "/api/v1/entities", token, null);
            assertThat(answer.status()).as(what).isEqualTo(401);
            assertThat(answer.json().path("detail").stringValue()).as(what).isNotBlank();
        });
    }

    @Test
    void refusesToStartWhereNobodyCouldSignIn() {
        AccessSettings.Outside nobody =
                new AccessSettings.Outside(List.of("groups"), Map.of(), AccessSettings.Unmapped.REFUSED, null);
        AccessSettings settings = new AccessSettings("http://x", "", java.nio.file.Path.of("."), nobody);

        assertThatThrownBy(() -> SecurityChains.mapped(settings))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SLIPWAY_ACCESS_ROLES_ADMINISTRATOR");
    }

    private static String byPublicKey(JWTClaimsSet claims) throws Exception {
        String signed = base64("{\"alg\":\"HS256\",\"kid\":\"stub\"}") + "." + base64(claims.toString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PROVIDER.own().toPublicKey().getEncoded(), "HmacSHA256"));
        return signed + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(Map<String, Object> different) {
        return PROVIDER.token(different, PROVIDER.own(), null);
    }

    private int status(String token) {
        return rest.ask("GET", "/api/v1/entities", token, null).status();
    }
}
