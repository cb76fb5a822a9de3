package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Waits until the demo organisation has come in, was scanned, scored and indexed, as an impatient caller would. */
final class DemoLoaded {

    private static final int SERVICES = 12;

    private final HttpClient client = HttpClient.newHttpClient();

    void await(int port) { // cheap once it has come true
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(get(port, "/actuator/health/readiness")).contains("\"UP\"");
                    assertThat(number(
                                    get(port, "/api/v1/scorecards/production-readiness/assessments?limit=1"), "total"))
                            .isEqualTo(SERVICES);
                    assertThat(number(get(port, "/api/v1/search?q=&kind=runbook&limit=1"), "total"))
                            .isPositive();
                    assertThat(score(port, "identity")).isGreaterThan(90);
                    assertThat(score(port, "payments-api")).isGreaterThan(75);
                    assertThat(score(port, "label-printer")).isPositive();
                });
    }

    double score(int port, String service) throws IOException, InterruptedException {
        return number(get(port, "/api/v1/entities/component/default/" + service + "/readiness"), "score");
    }

    /** Puts the portal back to where it was, for the next test. */
    void syncUntilScoreIs(int port, String service, double wanted) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    client.send(
                            request(port, "/api/v1/sources/demo/sync")
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                    assertThat(score(port, service)).isEqualTo(wanted);
                });
    }

    private static double number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":([0-9.]+)").matcher(json);
        return found.find() ? Double.parseDouble(found.group(1)) : -1;
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN);
    }
}
