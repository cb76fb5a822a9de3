package dev.slipway.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.slipway.DemoPortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import dev.slipway.access.As;
import dev.slipway.access.Role;
import dev.slipway.catalog.EntityRef;
import dev.slipway.search.SearchLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;

@DemoPortalTest
class WaiversTests {

    private static final EntityRef SERVICE = EntityRef.of("component:default/depot-gateway");
    private static final String PRODUCTION = Readiness.PRODUCTION_READINESS;

    private static final List<String> open = new ArrayList<>();

    @Autowired
    Waivers waivers;

    @Autowired
    Readiness readiness;

    @Autowired
    WaiverStore store;

    @Autowired
    SearchLog search;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void isJudged() {
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> {
            Standing standing = readiness.standing(SERVICE, PRODUCTION).orElseThrow();
            return !open.isEmpty()
                    || standing.score() > 0
                            && standing.judgedAt().isBefore(Instant.now().minusSeconds(4)); // the scan is through
        });
        if (open.isEmpty()) {
            open.addAll(blockers());
        }
    }

    @Test
    void takesTheQuestionOutOfTheBlockersAndGivesNoPoints() {
        String question = question(0);
        double score = score();

        Waiver waiver = approved(question, 30);

        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(question) == Outcome.WAIVED);
        assertThat(score()).isEqualTo(score);
        assertThat(blockers()).doesNotContain(question);
        assertThat(readiness
                        .assessment(SERVICE, PRODUCTION)
                        .answer(question)
                        .orElseThrow()
                        .waiver())
                .isEqualTo(waiver);
        assertThat(readiness.history(SERVICE, PRODUCTION, Instant.EPOCH))
                .flatExtracting(Change::moved)
                .extracting(Change.Moved::cause)
                .contains("a waiver until " + waiver.lastDay() + " was approved by ilse");

        As.person("marek", Role.ADMINISTRATOR, () -> waivers.revoke(waiver.id(), "The measure was not kept up."));

        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(question).blocks());
        assertThat(waivers.steps(waiver.id()))
                .extracting(Waiver.Step::who, Waiver.Step::what)
                .containsExactly(tuple("tomasz", "requested"), tuple("ilse", "approved"), tuple("marek", "revoked"));
    }

    @Test
    void nobodyDecidesAboutTheirOwnAndNoEngineerDecidesAtAll() {
        Waiver own = As.person("ilse", Role.LEAD, () -> waivers.request(asking(question(1), 10)));

        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> waivers.approve(own.id(), null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("You asked for this waiver yourself");
        assertThatThrownBy(() -> As.person("ilse", Role.LEAD, () -> waivers.refuse(own.id(), "no")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> waivers.approve(own.id(), null, null)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.person("yusuf", Role.VIEWER, () -> waivers.request(asking(question(2), 10))))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> As.person("tomasz", Role.ENGINEER, () -> waivers.withdraw(own.id())))
                .hasMessageContaining("Only ilse");

        assertThat(As.person("ilse", Role.LEAD, () -> waivers.withdraw(own.id()))
                        .state())
                .isEqualTo(Waiver.State.WITHDRAWN);
        assertThatThrownBy(() -> As.person("marek", Role.LEAD, () -> waivers.approve(own.id(), null, null)))
                .hasMessageContaining("is withdrawn already");
    }

    @Test
    void refusesWhatIsIncompleteTooLongOrNeedsNoWaiver() {
        String question = question(3);
        String passed = readiness.assessment(SERVICE, PRODUCTION).answers().stream()
                .filter(answer -> answer.outcome() == Outcome.PASS)
                .map(answer -> answer.question().id())
                .findFirst()
                .orElseThrow();

        assertRefused(() -> new WaiverRequest(SERVICE, PRODUCTION, question, " ", "x", day(3)), "reason: is missing");
        assertRefused(() -> new WaiverRequest(SERVICE, PRODUCTION, question, "x", "", day(3)), "measure: is missing");
        assertRefused(() -> request(question, 181), "180 days at most");
        assertRefused(() -> request(question, -1), "is over");
        assertRefused(() -> request("NO-1", 3), "no question");
        assertRefused(() -> request(passed, 3), "comes out as pass");

        Waiver waiver = request(question, 3);
        assertRefused(() -> request(question, 4), "is asked for already");
        assertRefused(
                () -> As.person("ilse", Role.LEAD, () -> waivers.approve(waiver.id(), day(200), null)),
                "180 days at most");
        assertRefused(() -> As.person("ilse", Role.LEAD, () -> waivers.refuse(waiver.id(), "")), "note: is missing");
        assertThat(As.person("ilse", Role.LEAD, () -> waivers.refuse(waiver.id(), "Fix it, it is an hour."))
                        .state())
                .isEqualTo(Waiver.State.REFUSED);
    }

    @Test
    void remindsTwiceAndEndsByItself() {
        String question = question(4);
        Waiver waiver = approved(question, 20);
        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(question) == Outcome.WAIVED);

        ending(Duration.ofDays(1)).run();
        assertThat(steps(waiver)).containsExactly("requested", "approved");
        ending(Duration.ofDays(8)).run();
        ending(Duration.ofDays(9)).run();
        assertThat(steps(waiver)).containsExactly("requested", "approved", "reminded");
        ending(Duration.ofDays(19)).run();
        assertThat(steps(waiver)).containsExactly("requested", "approved", "reminded", "reminded");
        assertThat(outcome(question)).isEqualTo(Outcome.WAIVED);

        ending(Duration.ofDays(22)).run();

        assertThat(steps(waiver)).endsWith("ended");
        assertThat(waivers.find(waiver.id()).state()).isEqualTo(Waiver.State.ENDED);
        await().atMost(Duration.ofSeconds(20)).until(() -> outcome(question).blocks());
        assertThat(readiness.history(SERVICE, PRODUCTION, Instant.EPOCH))
                .flatExtracting(Change::moved)
                .contains(new Change.Moved(question, "waived", outcome(question).word(), "its waiver ended"));
    }

    @Test
    void isRenewedOnlyAnew() {
        String question = question(5);
        Waiver first = approved(question, 5);

        Waiver second = approved(question, 60);

        assertThat(waivers.find(first.id()).state()).isEqualTo(Waiver.State.ENDED);
        assertThat(steps(first)).endsWith("replaced");
        assertThat(waivers.find(second.id()).state()).isEqualTo(Waiver.State.APPROVED);
        assertThat(waivers.open(SERVICE, PRODUCTION)).contains(second).doesNotContain(first);
    }

    @Test
    void keepsItsStepsForGood() {
        Waiver waiver = request(question(6), 5);

        assertThatThrownBy(
                        () -> jdbc.update("update readiness.waiver_step set who = 'x' where waiver = ?", waiver.id()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> jdbc.update("delete from readiness.waiver_step"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void answersOverRest() throws Exception {
        Waiver waiver = request(question(7), 5);

        assertThat(send("GET", "/api/v1/waivers?state=requested&text=depot", null)
                        .body())
                .contains("\"id\":" + waiver.id());
        assertThat(send("GET", "/api/v1/waivers/" + waiver.id(), null).body())
                .contains("\"what\":\"requested\"", "\"requestedBy\":\"tomasz\"");
        assertThat(send("GET", "/api/v1/waivers?state=lost", null).statusCode()).isEqualTo(400);
        assertThat(send("GET", "/api/v1/waivers/999999", null).statusCode()).isEqualTo(404);
        HttpResponse<String> programs = send("POST", "/api/v1/waivers/" + waiver.id() + "/approve", "{}");
        assertThat(programs.statusCode()).isEqualTo(403);
        assertThat(programs.body()).contains("a program cannot");
        assertThat(send("POST", "/api/v1/waivers", "{\"entity\": \"component:default/ledger\"}")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> table = send("GET", "/api/v1/waivers?format=csv", null, "text/csv");
        assertThat(table.body()).startsWith("id,scorecard,entity").contains("tomasz");
    }

    private EndWaivers ending(Duration later) {
        return new EndWaivers(store, search, events, Clock.offset(Clock.systemUTC(), later), transactions);
    }

    private List<String> steps(Waiver waiver) {
        return waivers.steps(waiver.id()).stream().map(Waiver.Step::what).toList();
    }

    private Waiver approved(String question, int days) {
        Waiver waiver = request(question, days);
        return As.person("ilse", Role.LEAD, () -> waivers.approve(waiver.id(), null, "Agreed."));
    }

    private Waiver request(String question, int days) {
        return As.person("tomasz", Role.ENGINEER, () -> waivers.request(asking(question, days)));
    }

    private static WaiverRequest asking(String question, int days) {
        return new WaiverRequest(
                SERVICE, PRODUCTION, question, "The vendor mends it in March.", "We watch it by hand.", day(days));
    }

    private static LocalDate day(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days);
    }

    /** One that no other test takes. */
    private static String question(int i) {
        return open.get(i);
    }

    private List<String> blockers() {
        return readiness.assessment(SERVICE, PRODUCTION).ruling("production").blockers().stream()
                .map(blocker -> blocker.question().id())
                .sorted()
                .toList();
    }

    private double score() {
        return readiness.standing(SERVICE, PRODUCTION).orElseThrow().score();
    }

    private Outcome outcome(String question) {
        return readiness.standing(SERVICE, PRODUCTION).orElseThrow().outcomes().get(question);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception {
        return send(method, path, body, "application/json");
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, String accept)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .header("Accept", accept)
                .header("Content-Type", "application/json");
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
