package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class StartTests {

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersHealthWithoutSignIn() throws Exception {
        assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesRestWithoutAToken() throws Exception {
        assertThat(get("/api/v1/search?q=x", null).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/search?q=x", "wrong").statusCode()).isEqualTo(401);
        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
    }

    @Test
    void letsTheAdministratorTokenIn() throws Exception {
        assertThat(get("/actuator/prometheus", TestPortal.TOKEN).statusCode()).isEqualTo(200);
        assertThat(get("/v3/api-docs", TestPortal.TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsAVisitorToTheSignInPage() throws Exception {
        HttpResponse<String> answer = get("/", null);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/oauth2/authorization/local"));
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
