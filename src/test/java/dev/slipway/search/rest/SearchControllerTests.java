package dev.slipway.search.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class SearchControllerTests {

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersInTheAgreedShape() throws Exception {
        HttpResponse<String> answer = get("/api/v1/search?q=whatever&kind=service&kind=api&limit=5");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"total\":").contains("\"hits\":[", "\"facets\":{");
    }

    @Test
    void refusesALimitThatIsNoNumberOrOutOfBounds() throws Exception {
        for (String bad : new String[] {"limit=0", "limit=101", "limit=ten", "offset=-1", "offset=x", "sort=worst"}) {
            HttpResponse<String> answer = get("/api/v1/search?q=x&" + bad);

            assertThat(answer.statusCode()).as(bad).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void suggestsInTheAgreedShape() throws Exception {
        HttpResponse<String> answer = get("/api/v1/search/suggestions?q=wh&limit=3");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"hits\":[");
        assertThat(get("/api/v1/search/suggestions?q=wh&limit=99").statusCode()).isEqualTo(400);
    }

    @Test
    void startsToBuildTheIndexAnewForAnAdministrator() throws Exception {
        HttpRequest request = request("/api/v1/search/rebuild")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void countsAsReadyOnceTheIndexHasCaughtUp() {
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void measuresItself() throws Exception {
        get("/api/v1/search?q=measured");

        assertThat(get("/actuator/prometheus").body())
                .contains("slipway_search_seconds_count", "slipway_search_documents", "slipway_search_lag_seconds");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN);
    }
}
