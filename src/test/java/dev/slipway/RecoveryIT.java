package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the shipped program, its embedded database and all, in the middle of a load, and starts it again. */
class RecoveryIT {

    private static final int SERVICES = 3_000;
    private static final int DOCUMENTS = 2_000;
    private static final String RUNBOOKS_FOUND = "/api/v1/search?q=bell&kind=runbook&limit=1";
    private static final Path PROGRAM = Path.of("target/slipway-0.1.0.jar");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Process portal;
    private int port;
    private int starts;
    private Path log;

    /** Among the descriptors, as in life. */
    private void writeRunbooks() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            Path runbooks = Files.createDirectories(folder.resolve("fleet/ship-" + i + "/runbooks"));
            Files.writeString(
                    runbooks.resolve("ring-" + i + ".md"),
                    "# Ring the bell of ship " + i + "\n\n## Symptoms\n\nNobody hears bell" + i
                            + "x.\n\n## Mitigation\n\n" + "1. Ring it again, and louder.\n".repeat(40));
        }
    }

    private void writeDescriptors(int services) throws IOException {
        for (int i = 0; i < services; i++) {
            Path home = Files.createDirectories(folder.resolve("fleet/ship-" + i));
            Files.writeString(home.resolve("catalog-info.yaml"), """
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata: {name: ship-%d}
                    spec: {type: service, lifecycle: production, owner: crew}
                    """.formatted(i));
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        portal.destroy();
        assertThat(portal.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void losesNothingWhenKilledWhileItLoadsAndIndexes() throws Exception {
        writeDescriptors(SERVICES);
        writeRunbooks();
        start();
        AtomicLong indexed = new AtomicLong();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    indexed.set(number(RUNBOOKS_FOUND, "total"));
                    return indexed.get() > 0;
                });
        portal.destroyForcibly().waitFor();
        assertThat(indexed)
                .as("runbooks indexed when it was killed")
                .hasPositiveValue()
                .hasValueLessThan(DOCUMENTS);
        Path orphan = folder.resolve("data/postgresql/data/postmaster.pid");
        assertThat(orphan).exists();

        start();

        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            assertThat(number("/api/catalog/entities/by-query?filter=kind=component&limit=1", "totalItems"))
                    .isEqualTo(SERVICES);
            assertThat(number("/api/v1/search?q=&kind=service&limit=1", "total"))
                    .isEqualTo(SERVICES);
            assertThat(number(RUNBOOKS_FOUND, "total")).isEqualTo(DOCUMENTS);
            assertThat(number("/api/v1/scorecards/production-readiness/assessments?limit=1", "total"))
                    .isEqualTo(SERVICES);
        });
        for (int i = 0; i < DOCUMENTS; i += 97) {
            assertThat(number("/api/v1/search?q=bell" + i + "x&limit=1", "total"))
                    .isEqualTo(1);
        }
        stop();
        assertThat(orphan).doesNotExist();
    }

    @Test
    void refusesADataFolderThatIsInUse() throws Exception {
        writeDescriptors(1);
        start();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> number("/api/catalog/entities/by-query?limit=1", "totalItems") >= 0);
        Process first = portal;

        start();

        assertThat(portal.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(portal.exitValue()).isOne();
        assertThat(Files.readString(log))
                .contains("The data folder " + folder.resolve("data") + " is in use by a portal that still runs.")
                .doesNotContain("\tat ");
        portal = first;
    }

    private void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        log = Path.of("target/recovery-" + ++starts + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx640m",
                        "-jar",
                        PROGRAM.toString(),
                        "run",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        folder.resolve("data").toString(),
                        "--catalog",
                        folder.resolve("fleet").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SLIPWAY_TOKEN", TestPortal.TOKEN);
        portal = builder.start();
    }

    /** The first number with this key in the answer; -1 while the portal does not answer. */
    private long number(String path, String key) {
        assertThat(portal.isAlive()).as("the portal runs; see " + log).isTrue();
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + TestPortal.TOKEN)
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d+)").matcher(answer.body());
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        } catch (IOException notYet) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
