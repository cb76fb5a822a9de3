package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped program in a process of its own, with its embedded database, to be killed and started again. */
public final class Program implements AutoCloseable {

    public static final Path JAR = Path.of("target/slipway-0.1.0.jar");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private final Map<String, String> environment;
    private final List<String> options;
    private final String name;
    private final Path jar;
    private final List<Process> started = new ArrayList<>();
    private Process process;
    private Path log;
    private int port;
    private int starts;

    /** @param name of its logs in {@code target} */
    public Program(String name, Path data, Map<String, String> environment, String... options) {
        this(name, JAR, data, environment, options);
    }

    /** @param jar where its dependencies lie beside it, or in it */
    public Program(String name, Path jar, Path data, Map<String, String> environment, String... options) {
        this.name = name;
        this.jar = jar;
        this.data = data;
        this.environment = Map.copyOf(environment);
        this.options = List.of(options);
    }

    public Process start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        log = Path.of("target/" + name + "-" + ++starts + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-jar",
                jar.toString(),
                "run",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString()));
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("SLIPWAY_") || key.startsWith("SPRING_"));
        builder.environment().put("SLIPWAY_TOKEN", TestPortal.TOKEN);
        builder.environment().putAll(environment);
        process = builder.start();
        started.add(process);
        return process;
    }

    /** Without a word, as by a power cut. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public void stop(Process which) throws InterruptedException {
        which.destroy();
        assertThat(which.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Leaves nothing running, whatever came of the test. */
    @Override
    public void close() throws InterruptedException {
        for (Process each : started) {
            each.destroy();
            if (!each.waitFor(60, TimeUnit.SECONDS)) {
                each.destroyForcibly().waitFor();
            }
        }
    }

    public int port() {
        return port;
    }

    public String log() throws IOException {
        return Files.readString(log);
    }

    /** The first number with this key in the answer; -1 while the portal does not answer. */
    public long number(String path, String key) {
        assertThat(process.isAlive()).as("the portal runs; see " + log).isTrue();
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
