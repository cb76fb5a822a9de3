import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built portal as a process of its own, started exactly as {@code ./slipway run} starts it. */
final class Portal implements AutoCloseable {

    static final String TOKEN = "bench-administrator";

    final int port;
    final double secondsToFirstPage;
    final double secondsToReady;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param catalog null for the demo organisation */
    Portal(Path home, Path data, Path catalog) throws IOException, InterruptedException {
        this(List.of(home.resolve("slipway").toString()), data, catalog, Map.of());
    }

    /** @param program what a release is started by, before the word {@code run} */
    Portal(List<String> program, Path data, Path catalog, Map<String, String> environment)
            throws IOException, InterruptedException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("run", "--port", "" + port, "--data", data.toString()));
        if (catalog != null) {
            command.addAll(List.of("--catalog", catalog.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(data.resolveSibling(data.getFileName() + ".log").toFile());
        builder.environment().put("SLIPWAY_TOKEN", TOKEN);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        process = builder.start();
        secondsToFirstPage = await(start, "/idp/login");
        secondsToReady = await(start, "/actuator/health/readiness");
    }

    private double await(long start, String path) throws InterruptedException {
        while (System.nanoTime() - start < 300e9) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the portal did not start; its log lies beside its data");
            }
            try {
                if (get(path).statusCode() == 200) {
                    return (System.nanoTime() - start) / 1e9;
                }
            } catch (IOException notYet) {
                // not listening yet
            }
            Thread.sleep(20);
        }
        throw new IllegalStateException(path + " did not answer within five minutes");
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, TOKEN, body);
    }

    HttpResponse<String> post(String path, String token, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .setHeader("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The token of somebody who may look, and no more: what most requests come with. */
    String viewersToken() throws IOException, InterruptedException {
        return token("bench", "viewer", "\"readOnly\": true");
    }

    /** @param scope what else the request for it says, as JSON */
    String token(String name, String role, String scope) throws IOException, InterruptedException {
        post("/api/v1/service-accounts", "{\"name\": \"bench\", \"purpose\": \"Measures the portal\"}");
        String made = post("/api/v1/tokens", """
                {"name": "%s", "role": "%s", "days": 1, "serviceAccount": "bench", %s}""".formatted(name, role, scope)).body();
        Matcher found = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"").matcher(made);
        if (!found.find()) {
            throw new IOException("no token was made: " + made);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TOKEN);
    }

    /** A number in an answer: the first after this key. -1 if there is none. */
    long number(String path, String key) throws IOException, InterruptedException {
        Matcher found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?\\d+)").matcher(get(path).body());
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    long residentMib() throws IOException {
        return status("VmRSS") / 1024;
    }

    private long status(String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith(key + ":")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + key);
    }

    /** Processor time so far, in hundredths of a second. */
    long ticks() throws IOException {
        String[] stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).replaceFirst(".*\\) ", "").split(" ");
        return Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
