import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Lets the built portal load the demo organisation and answer its usual requests once, so that the JVM keeps what it
 * learnt: an AOT cache of loaded classes (JEP 483 and 514) and method profiles (JEP 515).
 *
 * <p>Usage: {@code java Train.java DATA COMMAND...}, the command being all of {@code java … run} but {@code --port} and
 * {@code --data}. Leaves the writing of the cache to that JVM.
 */
public final class Train {

    private static final List<String> REQUESTS = List.of(
            "/idp/login",
            "/api/catalog/entities/by-query?filter=kind=component&limit=20&orderField=metadata.name,asc",
            "/api/catalog/entities/by-query?filter=kind=component,spec.lifecycle=production&fullTextFilterTerm=pay",
            "/api/catalog/entities/by-name/component/default/payments-api",
            "/api/catalog/entity-facets?facet=kind&facet=spec.type&facet=spec.owner",
            "/api/v1/entities/component/default/payments-api/readiness",
            "/api/v1/scorecards/production-readiness/assessments",
            "/api/v1/search?q=ledgr+postings+late",
            "/api/v1/search?q=rollback&kind=runbook",
            "/api/v1/search/suggestions?q=led");
    private static final int ROUNDS = 60;

    private Train() {}

    public static void main(String[] args) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(args).subList(1, args.length));
        command.addAll(List.of("--port", String.valueOf(port), "--data", args[0]));
        String token = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(args[0], "train.log").toFile());
        builder.environment().put("SLIPWAY_TOKEN", token);
        Process portal = builder.start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (portal.isAlive() && status(client, port, token, "/actuator/health/readiness") != 200) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the portal did not become ready within three minutes");
                }
                Thread.sleep(100);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (String request : REQUESTS) {
                    status(client, port, token, request);
                }
            }
        } finally {
            portal.destroy();
            if (!portal.waitFor(3, TimeUnit.MINUTES)) {
                portal.destroyForcibly();
            }
        }
    }

    private static int status(HttpClient client, int port, String token, String path) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Authorization", "Bearer " + token)
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return -1;
        }
    }
}
