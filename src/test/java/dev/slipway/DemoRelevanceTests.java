package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.bench.Judgement;
import dev.slipway.bench.Relevance;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How good the answers are over the demo organisation and the standards: everything together, as people meet it. */
@DemoPortalTest
class DemoRelevanceTests {

    private static final Pattern REF = Pattern.compile("\"ref\":\"([^\"]+)\"");

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersAsACarefulReaderWould() throws IOException {
        holds("judged-demo.txt", 0.97, 0.95, 0.97);
    }

    @Test
    void answersThoseWhoPutItInWordsOfTheirOwn() throws IOException {
        holds("judged-fresh.txt", 0.8, 0.7, 0.78);
    }

    private void holds(String file, double ndcg, double success, double reciprocalRank) throws IOException {
        new DemoLoaded().await(port);
        List<Judgement> judged = Judgement.read(Path.of("src/test/resources/search", file));
        Function<String, List<String>> answers = this::refs;

        Relevance relevance = Relevance.of(judged, answers);

        String seen = relevance + "; the worst: "
                + Relevance.worst(judged, answers).stream().limit(20).toList();
        System.out.println("Over the demo organisation, " + file + ": " + seen);
        assertThat(relevance.ndcg()).as(seen).isGreaterThan(ndcg);
        assertThat(relevance.success()).as(seen).isGreaterThan(success);
        assertThat(relevance.reciprocalRank()).as(seen).isGreaterThan(reciprocalRank);
    }

    private List<String> refs(String query) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port
                            + "/api/v1/search?limit=10&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .header("Authorization", "Bearer " + TestPortal.TOKEN)
                    .build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return REF.matcher(body.substring(0, body.indexOf("\"facets\"")))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
