package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loses the machine, and brings the portal back from the backup that it made by itself while people used it. */
class BackupIT {

    /** What goes on by itself between the backup and the look: the scheduler's clock work, the nodes, events under way. */
    private static final String STILL = "schemaname not in ('quartz', 'events') and schemaname not like 'pg\\_%'"
            + " and schemaname <> 'information_schema'";

    /** A visit to a source that falls due in between notes these, and is no loss. */
    private static final String VISITED = "{synced_at,visited_at,next_visit,handed_on,to_hand_on}";

    /** What is still to be done. */
    private static final List<String> WAITING = List.of("capability.awaiting", "catalog.waiting", "source.untold");

    @TempDir
    Path folder;

    @Test
    void bringsEverythingBackElsewhere() throws Exception {
        Path data = folder.resolve("data");
        Path elsewhere = folder.resolve("elsewhere");
        Map<String, String> visits = Map.of("SLIPWAY_SOURCE_PACE", "2s");
        Map<String, String> often = new HashMap<>(visits);
        often.putAll(Map.of("SLIPWAY_BACKUP_EVERY", "3s", "SLIPWAY_BACKUP_KEEP", "2"));
        try (Program first = new Program("backup", data, often, "--catalog", "catalog/demo");
                Program second = new Program("restored", elsewhere, visits, "--catalog", "catalog/demo")) {
            first.start();
            await().atMost(Duration.ofMinutes(3))
                    .until(() ->
                            first.number("/api/v1/scorecards/production-readiness/assessments?limit=1", "total") > 10);
            String secret = viewersToken(first.port());
            Map<String, String> before = settled(data);
            List<Path> earlier = backups(data);
            await().atMost(Duration.ofMinutes(1)).until(() -> !earlier.containsAll(backups(data)));
            Path backup = backups(data).getFirst();
            assertThat(backups(data)).as("no more than are to be kept").hasSizeLessThanOrEqualTo(2);
            first.kill();

            assertThat(restore(backup, elsewhere)).isZero();
            second.start();
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> second.number("/api/catalog/entities/by-query?limit=1", "totalItems") > 10);

            assertThat(tables(elsewhere)).as("row for row").containsAllEntriesOf(before);
            assertThat(status(second.port(), secret))
                    .as("a token that was made before")
                    .isEqualTo(200);
        }
    }

    @Test
    void neverWritesOverADatabaseAndRefusesWhatIsNoBackup() throws Exception {
        Path there = Files.createDirectories(folder.resolve("there/postgresql"));
        Path nonsense = Files.writeString(folder.resolve("nonsense.zip"), "nonsense");

        assertThat(restore(nonsense, folder.resolve("there"))).isEqualTo(Command.WRONG_USAGE);
        assertThat(restore(nonsense, folder.resolve("new"))).isEqualTo(Command.WRONG_USAGE);

        assertThat(there).isEmptyDirectory();
        assertThat(folder.resolve("new")).isEmptyDirectory();
    }

    private static int restore(Path backup, Path data) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new RestoreCommand().run(List.of(backup.toString(), "--data", data.toString()), nowhere, nowhere);
    }

    private static List<Path> backups(Path data) throws IOException {
        Path folder = data.resolve("backups");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted((a, b) -> b.compareTo(a))
                    .toList();
        }
    }

    /** The tables once nothing waits to be done after the first load, and two looks see the same. */
    private static Map<String, String> settled(Path data) {
        AtomicReference<Map<String, String>> last = new AtomicReference<>(Map.of());
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> tables(data),
                        now -> now.equals(last.getAndSet(now))
                                && WAITING.stream().allMatch(table -> "0 0".equals(now.get(table)))
                                && !"0 0".equals(now.get("capability.coverage")));
    }

    /** How many rows there are in each table, and what is in them but for what every visit to a source notes anew. */
    private static Map<String, String> tables(Path data) throws IOException, SQLException {
        String port = Files.readAllLines(data.resolve("postgresql/data/postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(data.resolve("postgresql/password"));
        Map<String, String> found = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables = statement.executeQuery(
                    "select schemaname || '.' || quote_ident(tablename) from pg_tables where " + STILL)) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            for (String name : names) {
                try (ResultSet sum = statement.executeQuery(
                        "select count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(t) - '" + VISITED
                                + "'::text[])::text, 0)), 0) from " + name + " t")) {
                    sum.next();
                    found.put(name, sum.getString(1));
                }
            }
        }
        return found;
    }

    private static String viewersToken(int port) throws Exception {
        ask(port, "/api/v1/service-accounts", TestPortal.TOKEN, "{\"name\": \"kept\", \"purpose\": \"x\"}");
        Matcher secret = Pattern.compile("\"secret\"\\s*:\\s*\"([^\"]+)\"")
                .matcher(ask(
                                port,
                                "/api/v1/tokens",
                                TestPortal.TOKEN,
                                "{\"name\": \"x\", \"role\": \"viewer\", \"days\": 1, \"serviceAccount\": \"kept\"}")
                        .body());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    private static int status(int port, String token) throws Exception {
        return ask(port, "/api/catalog/entities/by-query?limit=1", token, null).statusCode();
    }

    private static HttpResponse<String> ask(int port, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (body != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
