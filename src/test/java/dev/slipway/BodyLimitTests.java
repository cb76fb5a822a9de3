package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class BodyLimitTests {

    @LocalServerPort
    int port;

    @Test
    void takesNoEndlessBodies() throws Exception {
        byte[] large = new byte[BodyLimit.LARGEST + 1];
        Arrays.fill(large, (byte) ' ');

        HttpResponse<String> said = post(HttpRequest.BodyPublishers.ofByteArray(large));
        HttpResponse<String> chunked =
                post(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(said.body()).contains("A request has at most 16 MB.");
        assertThat(chunked.statusCode()).as(chunked.body()).isEqualTo(413);
        assertThat(post(HttpRequest.BodyPublishers.ofString("{\"entityRefs\":[]}"))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/catalog/entities/by-refs"))
                                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
