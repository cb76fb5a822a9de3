package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.facts.Facts;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.JsonNode;

@PortalTest
class TokensTests {

    private static final String FACTS = """
            {"entity": "%s", "source": "Tokens tests", "facts": [{"key": "ci.tests", "value": true}]}""";

    @LocalServerPort
    int port;

    @Autowired
    Tokens tokens;

    @Autowired
    Facts facts;

    @Autowired
    JdbcClient jdbc;

    private Rest rest;

    @BeforeEach
    void rest() {
        rest = new Rest(port);
    }

    @Test
    void opensTheDoorForAProgramUntilItIsRevoked() {
        MadeToken made = made("tokens-tomasz", Role.VIEWER, Scope.ALL);
        assertThat(status("GET", "/api/v1/entities", made.secret())).isEqualTo(200);

        As.person(
                "tokens-tomasz", Role.ENGINEER, () -> tokens.revoke(made.token().id()));

        Rest.Answer refused = rest.ask("GET", "/api/v1/entities", made.secret(), null);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("revoked");
        assertThat(refused.json().path("detail").stringValue()).contains("revoked");
    }

    @Test
    void refusesATokenThatHasEnded() {
        MadeToken made = made("tokens-ended", Role.VIEWER, Scope.ALL);
        jdbc.sql(
                        "update access.token set made_at = now() - interval '2 days', ends_at = now() - interval '1 second' where id = ?")
                .param(made.token().id())
                .update();

        Rest.Answer refused = rest.ask("GET", "/api/v1/entities", made.secret(), null);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("detail").stringValue()).contains("has ended");
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String wrong : List.of(
                "guess",
                "slw_" + "A".repeat(43),
                "slw_",
                TestPortal.TOKEN + "x",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXJlayIsInJvbGVzIjpbImFkbWluaXN0cmF0b3IiXX0.",
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJlayJ9.c2ln")) {
            Rest.Answer refused = rest.ask("GET", "/api/v1/entities", wrong, null);
            assertThat(refused.status()).as(wrong).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
            assertThat(refused.body()).as(wrong).doesNotContain("at dev.slipway", wrong);
        }
        assertThat(rest.ask("GET", "/api/v1/entities", null, null)
                        .json()
                        .path("detail")
                        .stringValue())
                .contains("bearer token");
    }

    @Test
    void keepsTheSecretNowhere() {
        MadeToken made = made("tokens-secret", Role.VIEWER, Scope.ALL);

        String row = jdbc.sql("select t::text from access.token t where id = ?")
                .param(made.token().id())
                .query(String.class)
                .single();

        assertThat(row).doesNotContain(made.secret(), made.secret().substring(Secrets.PREFIX.length()));
        assertThat(made).asString().doesNotContain(made.secret());
    }

    @Test
    void neverGivesARoleAboveOnesOwn() {
        assertThatThrownBy(() -> made("tokens-yusuf", Role.VIEWER, Role.ENGINEER, Scope.ALL, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("never above your own, which is viewer");
    }

    @Test
    void showsAndRevokesOnlyOnesOwnUnlessAdministrator() {
        MadeToken made = made("tokens-own", Role.VIEWER, Scope.ALL);
        UUID id = made.token().id();

        assertThat(As.person("tokens-other", Role.LEAD, () -> tokens.own(0, 500))
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> As.person("tokens-other", Role.LEAD, () -> tokens.revoke(id)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("You have no token");
        assertThatThrownBy(() -> As.person("tokens-other", Role.LEAD, () -> tokens.all(0, 500)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(As.person("tokens-marek", Role.ADMINISTRATOR, () -> tokens.all(0, 500))
                        .items())
                .contains(made.token());
        As.person("tokens-marek", Role.ADMINISTRATOR, () -> tokens.revoke(id));
        assertThat(As.person("tokens-own", Role.VIEWER, () -> tokens.own(0, 500))
                        .items())
                .singleElement()
                .satisfies(token -> assertThat(token.revokedBy()).isEqualTo("tokens-marek"));
    }

    @Test
    void letsNoTokenMakeOrSeeTokens() {
        MadeToken made = made("tokens-chain", Role.ADMINISTRATOR, Scope.ALL);

        for (String path : List.of("/api/v1/tokens", "/api/v1/tokens?all=true", "/api/v1/service-accounts")) {
            assertThat(status("GET", path, made.secret())).as(path).isEqualTo(403);
        }
        assertThat(rest.ask("POST", "/api/v1/tokens", made.secret(), """
                        {"name": "More", "role": "viewer", "days": 365}""").status())
                .isEqualTo(403);
    }

    @Test
    void isForAServiceAccountThatAnAdministratorMade() {
        String admin = TestPortal.TOKEN;
        assertThat(rest.ask("POST", "/api/v1/service-accounts", admin, """
                        {"name": "tokens-pipeline", "purpose": "States what CI knows"}""").status())
                .isEqualTo(201);
        assertThat(rest.ask("POST", "/api/v1/tokens", admin, """
                        {"name": "Mine", "role": "viewer", "days": 1}""").body()).contains("you are no person");

        Rest.Answer answer = rest.ask("POST", "/api/v1/tokens", admin, """
                {"name": "<b>Pipeline</b>", "role": "engineer", "days": 90, "serviceAccount": "tokens-pipeline"}""");

        JsonNode made = answer.json();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(made.path("token").path("owner").stringValue()).isEqualTo("tokens-pipeline");
        String secret = made.path("secret").stringValue();
        assertThat(status("GET", "/api/v1/entities", secret)).isEqualTo(200);
        assertThat(rest.ask("GET", "/api/v1/tokens?all=true", admin, null).body())
                .contains("tokens-pipeline")
                .doesNotContain(secret);
        assertThat(status("DELETE", "/api/v1/service-accounts/tokens-pipeline", admin))
                .isEqualTo(204);
        assertThat(status("GET", "/api/v1/entities", secret)).isEqualTo(401);
    }

    @Test
    void refusesABodyThatSaysWhatItDoesNotKnow() {
        Rest.Answer answer = rest.ask("POST", "/api/v1/tokens", TestPortal.TOKEN, """
                {"name": "Typo", "role": "viewer", "days": 1, "readonly": true}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("detail").stringValue()).startsWith("readonly: is no field here");
        for (String body : List.of(
                "[]",
                "{\"name\": \"x\", \"role\": \"ROLE_ADMINISTRATOR\", \"days\": 1}",
                "{\"name\": \"x\", \"role\": \"viewer\", \"days\": 1.5}",
                "{\"name\": \"x\", \"role\": \"viewer\"}",
                "{\"name\": {\"a\": 1}, \"role\": \"viewer\", \"days\": 1}",
                "{")) {
            assertThat(rest.ask("POST", "/api/v1/tokens", TestPortal.TOKEN, body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void statesFactsAboutItsOwnEntityOnly() {
        await().atMost(Duration.ofSeconds(60)).until(() -> facts.types().containsKey("ci.tests"));
        MadeToken own = made("tokens-scope", Role.ENGINEER, new Scope(false, "component:default/tokens-mine"));
        MadeToken reader = made("tokens-scope", Role.ENGINEER, new Scope(true, null));

        Rest.Answer other =
                rest.ask("POST", "/api/v1/facts", own.secret(), FACTS.formatted("component:default/tokens-other"));
        Rest.Answer mine =
                rest.ask("POST", "/api/v1/facts", own.secret(), FACTS.formatted("Component:default/Tokens-Mine"));

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("about component:default/tokens-mine only");
        assertThat(mine.status()).as("no such entity, and no other reason").isEqualTo(404);
        assertThat(status("POST", "/api/v1/sources/standards/sync", own.secret()))
                .isEqualTo(403);
        assertThat(rest.ask("POST", "/api/v1/facts", reader.secret(), FACTS.formatted("component:default/tokens-mine"))
                        .status())
                .isEqualTo(403);
        assertThat(status("GET", "/api/v1/entities", reader.secret())).isEqualTo(200);
    }

    @Test
    void tellsWhenItWasLastUsed() {
        MadeToken made = made("tokens-used", Role.VIEWER, Scope.ALL);
        assertThat(made.token().lastUsedAt()).isNull();

        status("GET", "/api/v1/entities", made.secret());

        await().atMost(Duration.ofSeconds(20))
                .until(() -> As.person("tokens-used", Role.VIEWER, () -> tokens.own(0, 1))
                                .items()
                                .getFirst()
                                .lastUsedAt()
                        != null);
    }

    private MadeToken made(String person, Role role, Scope scope) {
        return made(person, role, role, scope, null);
    }

    private MadeToken made(String person, Role own, Role role, Scope scope, @Nullable String account) {
        return As.person(person, own, () -> tokens.make(new TokenRequest("Tokens tests", role, scope, 30, account)));
    }

    private int status(String method, String path, String token) {
        return rest.ask(method, path, token, null).status();
    }
}
