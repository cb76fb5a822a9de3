package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorTrackingTests {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final LoggerContext logs = new LoggerContext();
    private HttpServer tracker;
    private ErrorTracking tracking;

    @BeforeEach
    void track() throws IOException {
        logs.setMDCAdapter(new LogbackMDCAdapter());
        tracker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tracker.createContext("/api/1/envelope/", request -> {
            byte[] body = request.getRequestBody().readAllBytes();
            boolean packed = "gzip".equals(request.getRequestHeaders().getFirst("Content-Encoding"));
            try (InputStream in =
                    packed ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
                received.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            request.sendResponseHeaders(200, -1);
            request.close();
        });
        tracker.start();
        tracking = new ErrorTracking(
                "http://key@127.0.0.1:" + tracker.getAddress().getPort() + "/1", "staging", "1.2.3", logs);
    }

    @AfterEach
    void end() {
        tracking.destroy();
        tracker.stop(0);
    }

    @Test
    void sendsErrorsWithStackAndVersionAndNothingElse() {
        logs.getLogger("dev.slipway.x").info("ilse signed in from 192.0.2.7");
        logs.getLogger("dev.slipway.x").warn("tomasz was refused");
        logs.getLogger("dev.slipway.x").error("A page failed", new IllegalStateException("no such row"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> received.stream().anyMatch(one -> one.contains("no such row")));
        String all = String.join("\n", received);
        assertThat(all)
                .contains("IllegalStateException", "slipway@1.2.3", "staging", "ErrorTrackingTests")
                .doesNotContain("ilse", "tomasz", "192.0.2.7");
    }
}
