package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How often the busiest answers ask the database: a page costs as much as an entry, whatever its length. */
@DemoPortalTest
class StatementsTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /api/catalog/entities/by-name/component/default/payments-api | 1
            /api/catalog/entities/by-query?limit=5 | 1
            /api/catalog/entities/by-query?limit=50&filter=kind=component,spec.lifecycle=production | 1
            /api/catalog/entities/by-query?limit=50&filter=relations.ownedBy=group:default/money | 1
            /api/catalog/entities/by-refs | 1
            /api/catalog/entity-facets?facet=kind&facet=spec.type | 1
            /api/v1/search?q=ledger&limit=20 | 0
            /api/v1/search/suggestions?q=led | 0
            /api/v1/scorecards/production-readiness/assessments?limit=50 | 4
            /api/v1/entities/component/default/payments-api/readiness | 3
            """)
    void asksTheDatabaseThisOftenAtMost(String path, int most) throws Exception {
        new DemoLoaded().await(port);
        List<String> fewest = asked(path);
        for (int again = 0; again < 3 && fewest.size() > most; again++) {
            fewest = asked(path); // what is kept for a second may just have ended
        }
        assertThat(fewest).as(path).hasSizeLessThanOrEqualTo(most);
    }

    private List<String> asked(String path) throws Exception {
        String id = "counted-" + UUID.randomUUID();
        assertThat(get(path, id)).isEqualTo(200);
        return CountedStatements.of(id);
    }

    private int get(String path, String id) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                .header(CorrelationFilter.HEADER, id);
        if (path.endsWith("by-refs")) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"entityRefs\": [\"component:default/payments-api\", \"component:default/ledger\"]}"));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }
}
