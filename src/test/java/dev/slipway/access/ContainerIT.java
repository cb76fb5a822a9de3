package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.Program;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code docker/} says, without an engine: the layers are extracted as in the Dockerfile, the program starts with the
 * settings and secrets of compose.yaml, only the addresses of the other services being those of this machine.
 */
class ContainerIT {

    private static final String SECRET = "not a word that anybody + would/guess=";

    @TempDir
    Path folder;

    @Test
    void runsWithTheSettingsOfTheCompositionAndWritesToItsDataOnly() throws Exception {
        Map<String, Object> portal = service("portal");
        secrets(portal);
        Path app = layers();
        Map<String, Long> before = files(app);
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                StubProvider provider = new StubProvider()) {
            prepare(database);
            Map<String, String> environment = new HashMap<>();
            map(portal.get("environment")).forEach((name, value) -> environment.put(name, filledIn(value)));
            environment.computeIfPresent(
                    "SPRING_DATASOURCE_URL",
                    (name, url) -> url.replace("database:5432", "localhost:" + database.getPort()));
            environment.put("SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_KEYCLOAK_ISSUERURI", provider.issuer());
            environment.put("SLIPWAY_SECRETS", folder.resolve("secrets").toString());
            environment.put("SLIPWAY_HOME", app.toString());
            environment.put("SLIPWAY_SOURCE_DEMO", "");
            environment.put("SLIPWAY_TOKEN", "");
            runs(app, environment, database, provider);
        }
        assertThat(files(app)).as("its root may be read-only").isEqualTo(before);
    }

    private void runs(Path app, Map<String, String> environment, EmbeddedPostgres database, StubProvider provider)
            throws Exception {
        try (Program program = new Program(
                "container",
                app.resolve("slipway-0.1.0.jar"),
                folder.resolve("data"),
                environment,
                "--catalog",
                "catalog/demo")) {
            Process process = program.start();

            await().atMost(Duration.ofMinutes(3))
                    .ignoreExceptions()
                    .until(() -> get(program, "/actuator/health/readiness").statusCode() == 200);
            assertThat(healthy(program)).isZero();
            HttpResponse<String> signIn = get(program, "/oauth2/authorization/keycloak");
            assertThat(signIn.headers().firstValue("Location").orElseThrow())
                    .startsWith(provider.issuer() + "/authorize?")
                    .contains("client_id=slipway")
                    .contains("redirect_uri=http://localhost:8080/login/oauth2/code/keycloak");
            assertThat(get(program, "/idp/login").statusCode())
                    .as("demo accounts")
                    .isNotEqualTo(200);
            try (Connection connection =
                            database.getDatabase("slipway", "slipway").getConnection();
                    var found = connection.createStatement().executeQuery("select count(*) from source.source")) {
                assertThat(found.next()).isTrue();
                assertThat(found.getInt(1)).isPositive();
            }
            assertThat(folder.resolve("data/postgresql")).doesNotExist();
            assertThat(program.log()).doesNotContain(SECRET);
            program.stop(process);
            assertThat(healthy(program)).isNotZero();
        }
    }

    @Test
    void givesThePortalNoMoreRightsThanItNeeds() throws IOException {
        assertThat(service("portal"))
                .containsEntry("read_only", true)
                .containsEntry("tmpfs", List.of("/tmp"))
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
        String image = Files.readString(Path.of("docker/Dockerfile"));
        assertThat(image.indexOf("USER slipway")).isPositive().isLessThan(image.indexOf("ENTRYPOINT"));
        assertThat(image).contains("HEALTHCHECK").contains("-XX:AOTCache=");
        image.lines()
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
                .map(line -> line.split(" ")[1])
                .forEach(copied -> assertThat(Path.of(copied)).exists());
        String told = Files.readString(Path.of("docs/how-to/run-in-containers.md"))
                + Files.readString(Path.of("docs/how-to/identity-provider.md")).replace("_NAME_", "_KEYCLOAK_");
        assertThat(map(service("portal").get("environment")).keySet())
                .allSatisfy(setting ->
                        assertThat(told).containsAnyOf(setting, "…" + setting.substring(setting.lastIndexOf('_'))));
    }

    /** As Compose does where nobody set the variable. */
    private static String filledIn(Object value) {
        return String.valueOf(value).replaceAll("\\$\\{\\w+:-([^}]*)}", "$1");
    }

    private void secrets(Map<String, Object> portal) throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        for (Object secret : (List<?>) portal.get("secrets")) {
            Files.writeString(folder.resolve("secrets/" + map(secret).get("target")), SECRET + "\n");
        }
    }

    private static void prepare(EmbeddedPostgres database) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create role slipway login password '" + SECRET + "'");
            connection.createStatement().execute("create database slipway owner slipway");
        }
    }

    /** As the Dockerfile does: extracted, and laid one over the other. */
    private Path layers() throws Exception {
        Path layers = folder.resolve("layers");
        Process extract = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        Program.JAR.toString(),
                        "extract",
                        "--layers",
                        "--destination",
                        layers.toString())
                .inheritIO()
                .start();
        assertThat(extract.waitFor(1, TimeUnit.MINUTES)).isTrue();
        Path app = Files.createDirectories(folder.resolve("app"));
        List<String> copied = Files.readString(Path.of("docker/Dockerfile"))
                .lines()
                .filter(line -> line.startsWith("COPY --from=build /layers/"))
                .map(line -> line.split("/")[2])
                .toList();
        try (Stream<Path> made = Files.list(layers)) {
            assertThat(made.filter(Files::isDirectory)
                            .map(each -> each.getFileName().toString()))
                    .as("every layer is copied")
                    .isSubsetOf(copied);
        }
        for (String layer : copied) {
            if (Files.isDirectory(layers.resolve(layer))) {
                assertThat(new ProcessBuilder("cp", "-r", layers.resolve(layer) + "/.", app.toString())
                                .inheritIO()
                                .start()
                                .waitFor())
                        .isZero();
            }
        }
        return app;
    }

    private static int healthy(Program program) throws Exception {
        ProcessBuilder asks = new ProcessBuilder("bash", "docker/healthy.sh")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        asks.environment().put("SERVER_PORT", String.valueOf(program.port()));
        return asks.start().waitFor();
    }

    private static HttpResponse<String> get(Program program, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + program.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static Map<String, Long> files(Path folder) throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(each).toString(), Files.size(each));
            }
        }
        return files;
    }

    private static Map<String, Object> service(String name) throws IOException {
        Map<String, Object> all = new Yaml().load(Files.readString(Path.of("docker/compose.yaml")));
        return map(map(all.get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
