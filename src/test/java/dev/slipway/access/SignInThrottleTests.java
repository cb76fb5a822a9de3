package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.MovedClock;
import dev.slipway.PortalTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@PortalTest
class SignInThrottleTests {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @LocalServerPort
    int port;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-20T08:00:00Z"));
    private SignInThrottle throttle;

    @BeforeEach
    void forget() {
        jdbc.sql("delete from access.sign_in_attempt").update();
        throttle = new SignInThrottle(jdbc, transactions, clock);
    }

    @Test
    void backsOffAfterFiveFailuresAndTwiceAsLongEachTime() {
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt("ilse", "10.0.0.1")).isZero();
        }
        Duration last = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            Duration wait = throttle.attempt("ilse", "10.0.0.1");
            assertThat(wait).isGreaterThan(last);
            last = wait;
            clock.forward(wait);
            assertThat(throttle.attempt("ilse", "10.0.0.1")).as("after waiting").isZero();
        }
        assertThat(last).isBetween(Duration.ofSeconds(15), Duration.ofMinutes(15));
    }

    @Test
    void keepsNobodyElseOut() {
        fail("ilse", "10.0.0.1", 12);

        assertThat(throttle.attempt("ilse", "10.0.0.2")).isZero();
        assertThat(throttle.attempt("marek", "10.0.0.1")).isZero();
    }

    @Test
    void letsSomebodyInWhereTheyWereBeforeWhileOthersGuessFromEverywhere() {
        throttle.attempt("ilse", "10.0.0.1");
        throttle.succeeded("ilse", "10.0.0.1");
        for (int i = 0; i < 60; i++) {
            throttle.attempt("ilse", "10.1.0." + i);
        }

        assertThat(throttle.attempt("ilse", "10.2.0.1")).as("one more stranger").isPositive();
        assertThat(throttle.attempt("ilse", "10.0.0.1")).as("ilse herself").isZero();
    }

    @Test
    void slowsAnAddressThatTriesManyNames() {
        for (int i = 0; i < 30; i++) {
            assertThat(throttle.attempt("name" + i, "10.0.0.9")).isZero();
        }

        assertThat(throttle.attempt("name31", "10.0.0.9")).isPositive();
    }

    @Test
    void forgetsFailuresOnceSomebodyGotIn() {
        fail("ilse", "10.0.0.1", 4);
        throttle.succeeded("Ilse ", "10.0.0.1");

        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt("ilse", "10.0.0.1")).isZero();
        }
    }

    @Test
    void takesHostileNames() {
        for (String name : new String[] {"", "\0", "' or 1=1 --", "x".repeat(10_000), "\uD800"}) {
            assertThat(throttle.attempt(name, "10.0.0.3")).isZero();
        }
    }

    @Test
    void saysHowLongToWaitAndDoesNotLookAtThePassword() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String where = "";
        for (int i = 0; i < 7; i++) {
            where = post(client, i < 6 ? "wrong" : "yusuf");
        }

        assertThat(where).contains("/idp/login?wait=");
        HttpResponse<String> page = get(client, where);
        assertThat(page.body()).containsPattern("Too many attempts. Wait [0-9]+ seconds");
        assertThat(get(client, "/idp/login?wait=<script>").body()).doesNotContain("Too many", "<script>alert");
    }

    @Test
    void countsAttemptsHoweverTheAddressIsWritten() throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        String where = "";
        for (int i = 0; i < 7; i++) {
            where = post(client, "/idp/%6cogin", "wrong");
        }

        assertThat(where).contains("/idp/login?wait=");
    }

    private String post(HttpClient client, String password) throws Exception {
        return post(client, "/idp/login", password);
    }

    private String post(HttpClient client, String path, String password) throws Exception {
        Matcher csrf = CSRF.matcher(get(client, "/idp/login").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=yusuf&password=" + password + "&_csrf="
                                + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawSchemeSpecificPart();
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        String plain = path.startsWith("//") ? path.substring(path.indexOf('/', 2)) : path;
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port
                                + plain.replace("<", "%3C").replace(">", "%3E")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void fail(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.attempt(name, address);
        }
    }
}
