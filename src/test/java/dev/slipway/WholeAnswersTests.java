package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class WholeAnswersTests {

    private static final int TOMCATS_OWN = 8 * 1024;

    @LocalServerPort
    int port;

    @Test
    void saysHowLongAUsualAnswerIs() throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/capabilities"))
                                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSizeGreaterThan(TOMCATS_OWN);
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    }
}
