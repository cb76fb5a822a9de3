package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class ResponseHeadersTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/idp/login",
                "/sign-in",
                "/api/v1/entities",
                "/actuator/health",
                "/assets/tokens.css",
                "/oauth2/jwks",
                "/no/such/page"
            })
    void tellTheBrowserWhatNotToDo(String path) {
        Rest.Answer answer = new Rest(port).ask("GET", path, path.startsWith("/api") ? TestPortal.TOKEN : null, null);

        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("frame-ancestors 'none'", "default-src '")
                .doesNotContain("script-src 'unsafe-inline'", "http:", "*");
        assertThat(header(answer, "Strict-Transport-Security"))
                .as("not on plain http")
                .isEmpty();
    }

    @Test
    void refusesAPostByCookieWithoutItsToken() {
        for (String path : List.of("/idp/login", "/logout")) {
            Rest.Answer answer = new Rest(port).ask("POST", path, null, null);
            assertThat(answer.status()).as(path).isIn(302, 401, 403);
            assertThat(header(answer, "Location"))
                    .as(path)
                    .doesNotContain("/oauth2/authorize?")
                    .as("a session in an address")
                    .doesNotContain(";");
        }
    }

    private static String header(Rest.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
