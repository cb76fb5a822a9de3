package dev.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.source.FileTree;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers answer that descriptors refer to, once their address was found harmless. */
class RemoteFilesTests {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void aServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            try (exchange;
                    OutputStream out = exchange.getResponseBody()) {
                switch (path) {
                    case "/moved" -> {
                        exchange.getResponseHeaders().set("Location", "/secret");
                        exchange.sendResponseHeaders(302, -1);
                    }
                    case "/large" -> {
                        exchange.sendResponseHeaders(200, 0);
                        out.write(new byte[FileTree.LIMIT + 1]);
                    }
                    case "/trickle" -> {
                        exchange.sendResponseHeaders(200, 0);
                        while (!over.await(50, TimeUnit.MILLISECONDS)) {
                            out.write('a');
                            out.flush();
                        }
                    }
                    default -> {
                        exchange.sendResponseHeaders(200, 0);
                        out.write("text".getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void takesWhatIsThere() throws Exception {
        assertThat(ask("/secret")).asString(StandardCharsets.UTF_8).isEqualTo("text");
    }

    @Test
    void followsNoRedirect() {
        assertThatThrownBy(() -> ask("/moved")).hasMessage("it answered 302");
        assertThat(asked).containsExactly("/moved");
    }

    @Test
    void takesNothingThatIsTooLarge() {
        assertThatThrownBy(() -> ask("/large")).hasMessage("it is larger than 5 MB");
    }

    @Test
    @Timeout(20)
    void doesNotWaitForAServerThatNeverEnds() {
        assertThatThrownBy(() -> ask("/trickle")).hasMessage("it did not answer within 2 seconds");
    }

    private byte[] ask(String path) throws RemoteFiles.NotFetched {
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return RemoteFiles.ask(uri, Duration.ofSeconds(2));
    }
}
