package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.MovedClock;
import dev.slipway.Page;
import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@PortalTest
class AuditTrailTests {

    @Autowired
    AuditTrail trail;

    @Autowired
    Tokens tokens;

    @Autowired
    Sessions sessions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    @Test
    void keepsWhoDidWhatAndNeverTheSecret() {
        MadeToken made = As.person(
                "audit-anna",
                Role.ENGINEER,
                () -> tokens.make(new TokenRequest("audit-pipeline", Role.VIEWER, Scope.ALL, 30, null)));
        As.person("audit-anna", Role.ENGINEER, () -> tokens.own(0, 10));
        As.person("audit-anna", Role.ENGINEER, () -> tokens.revoke(made.token().id()));

        assertThat(of("audit-anna").items())
                .as("the newest first, and nothing of what was only looked at")
                .extracting(AuditEntry::door, AuditEntry::kind)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Tokens.revoke", AuditEntry.Kind.DONE),
                        org.assertj.core.groups.Tuple.tuple("Tokens.make", AuditEntry.Kind.DONE));
        assertThat(of("audit-anna").items().getLast().detail()).contains("audit-pipeline");
        assertThat(of("audit-anna").toString()).doesNotContain(made.secret());
    }

    @Test
    void keepsWhatWasRefusedAndWhatFailed() {
        assertThatThrownBy(() -> As.person("audit-bert", Role.VIEWER, () -> sessions.endAllOf("audit-carl")))
                .hasMessageContaining("ACCESS_ADMINISTER");
        assertThatThrownBy(() -> As.person("audit-bert", Role.VIEWER, () -> tokens.revoke(new UUID(1, 2))))
                .isInstanceOf(Refusal.class);

        assertThat(of("audit-bert").items())
                .extracting(AuditEntry::kind)
                .containsExactly(AuditEntry.Kind.FAILED, AuditEntry.Kind.REFUSED);
        assertThat(of("audit-bert").items().getLast().detail()).isEqualTo("audit-carl");
    }

    @Test
    void cannotBeChangedOrEmptied() {
        trail.add("audit-dora", AuditEntry.Kind.DONE, "x", null, null);

        assertThatThrownBy(() -> jdbc.sql("update access.audit_trail set who = 'nobody' where who = 'audit-dora'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("delete from access.audit_trail where who = 'audit-dora'")
                        .update())
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("truncate access.audit_trail").update())
                .hasMessageContaining("only added to");
        assertThat(of("audit-dora").total()).isOne();
    }

    @Test
    void removesWhatHasBeenKeptForLongEnough() {
        Instant now = clock.instant();
        for (int days : new int[] {401, 399}) {
            jdbc.sql("insert into access.audit_trail (at, who, kind, door) values (:at, 'audit-emil', 'DONE', :days)")
                    .param("at", Timestamp.from(now.minus(Duration.ofDays(days))))
                    .param("days", "" + days)
                    .update();
        }

        new ForgetAuditTrail().trimAuditTrail(jdbc, clock, Duration.ofDays(400)).run();

        assertThat(of("audit-emil").items()).extracting(AuditEntry::door).containsExactly("399");
    }

    @Test
    void whoeverKnocksAllTheTimeFillsNoDisk() {
        MovedClock theirs = new MovedClock(clock.instant());
        AuditTrail other = new AuditTrail(jdbc, theirs);

        for (int i = 0; i < 500; i++) {
            other.add("audit-fred", AuditEntry.Kind.REFUSED, "x", null, null);
        }
        other.add("audit-fred", AuditEntry.Kind.DONE, "x", null, null);
        theirs.set(theirs.instant().plusSeconds(61));
        other.add("audit-fred", AuditEntry.Kind.REFUSED, "x", null, null);

        assertThat(of("audit-fred").total()).isEqualTo(122);
    }

    @Test
    void isReadOverRestByAdministratorsAloneAndFiltered() {
        trail.add("audit-gina", AuditEntry.Kind.SIGN_IN_FAILED, "sign-in", "=1+1", "192.0.2.7");
        trail.add("audit-gina", AuditEntry.Kind.SIGNED_IN, "sso", "VIEWER", "192.0.2.7");
        Rest rest = new Rest(port);

        JsonNode found = rest.ask(
                        "GET", "/api/v1/audit?q=GINA&outcome=sign-in%20failed&limit=1", TestPortal.TOKEN, null)
                .json();

        assertThat(found.get("total").asInt()).isOne();
        assertThat(found.get("items").get(0).get("address").asString()).isEqualTo("192.0.2.7");
        assertThat(rest.ask("GET", "/api/v1/audit?outcome=nonsense", TestPortal.TOKEN, null)
                        .status())
                .isEqualTo(400);
        String secret = viewersToken(rest);
        assertThat(rest.ask("GET", "/api/v1/audit", secret, null).status()).isEqualTo(403);
        assertThat(of("audit-program").items())
                .as("that it was refused is kept too")
                .anySatisfy(entry -> assertThat(entry.door()).isEqualTo("GET /api/v1/audit"));
        assertThat(As.person(
                        "audit-root",
                        Role.ADMINISTRATOR,
                        () -> new String(
                                trail.csv(new AuditFilter("audit-gina", null, null)),
                                java.nio.charset.StandardCharsets.UTF_8)))
                .contains("sign-in failed,sign-in,'=1+1,192.0.2.7");
    }

    private static String viewersToken(Rest rest) {
        rest.ask(
                "POST",
                "/api/v1/service-accounts",
                TestPortal.TOKEN,
                "{\"name\": \"audit-program\", \"purpose\": \"x\"}");
        return rest.ask(
                        "POST",
                        "/api/v1/tokens",
                        TestPortal.TOKEN,
                        "{\"name\": \"x\", \"role\": \"viewer\", \"days\": 1, \"serviceAccount\": \"audit-program\"}")
                .json()
                .get("secret")
                .asString();
    }

    private Page<AuditEntry> of(String who) {
        return As.person("audit-root", Role.ADMINISTRATOR, () -> trail.list(new AuditFilter(who, null, null), 0, 100));
    }
}
