package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that deploy, try and back up, with stand-ins for the cluster and the database's own tools. */
class ScriptsTests {

    @TempDir
    Path folder;

    private HttpServer portal;
    private final AtomicBoolean ready = new AtomicBoolean(true);

    @BeforeEach
    void answer() throws IOException {
        portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/", request -> {
            String path = request.getRequestURI().getPath();
            boolean token = "Bearer right".equals(request.getRequestHeaders().getFirst("Authorization"));
            int status = path.startsWith("/api/") && !token ? 401 : 200;
            byte[] body = (path.endsWith("/readiness")
                            ? "{\"status\":\"" + (ready.get() ? "UP" : "OUT_OF_SERVICE") + "\"}"
                            : "{\"totalItems\":12,\"total\":12}")
                    .getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(status, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        portal.start();
    }

    @AfterEach
    void close() {
        portal.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + portal.getAddress().getPort();
    }

    @Test
    void smokeTestTellsAPortalThatWorksFromOneThatDoesNot() throws Exception {
        assertThat(run(Map.of(), "docker/smoke.sh", address()).code()).isZero();
        assertThat(run(Map.of("SMOKE_TOKEN", "right"), "docker/smoke.sh", address())
                        .code())
                .isZero();

        ready.set(false);

        Ran ran = run(Map.of(), "docker/smoke.sh", address());
        assertThat(ran.code()).isOne();
        assertThat(ran.words()).contains("it is not ready");
    }

    @Test
    void aReleaseThatWorksStays() throws Exception {
        cluster();

        Ran ran = run(Map.of(), ".ci/deploy", "staging", "registry.example/slipway:new", address());

        assertThat(ran.code()).as(ran.words()).isZero();
        assertThat(calls()).contains("apply -f -", "rollout status").doesNotContain("undo");
        assertThat(Files.readString(folder.resolve("applied"))).contains("image: registry.example/slipway:new");
    }

    @Test
    void aReleaseThatDoesNotAnswerIsTakenBack() throws Exception {
        cluster();
        ready.set(false);

        Ran ran = run(Map.of(), ".ci/deploy", "staging", "registry.example/slipway:new", address());

        assertThat(ran.code()).isNotZero();
        assertThat(calls()).contains("-n slipway-staging rollout undo deployment/slipway");
    }

    @Test
    void keepsADumpThatCanBeReadAndRemovesOldOnes() throws Exception {
        tool(
                "pg_dump",
                "for a in \"$@\"; do case $a in --file=*) echo dump >\"${a#--file=}\";; esac; done; env >>" + log());
        tool("pg_restore", "echo 'TABLE DATA catalog entity slipway'");
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("spring.datasource.password"), "not a word");
        Path backups = Files.createDirectories(folder.resolve("backups"));
        Path old = Files.writeString(backups.resolve("slipway-2026-01-01T000000Z.dump"), "x");
        Path others = Files.writeString(backups.resolve("notes.txt"), "x");
        for (Path file : new Path[] {old, others}) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
        }
        Map<String, String> settings = Map.of(
                "BACKUPS",
                backups.toString(),
                "SLIPWAY_SECRETS",
                secrets.toString(),
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://db:5432/slipway?reWriteBatchedInserts=true",
                "SPRING_DATASOURCE_USERNAME",
                "keeper");

        Ran ran = run(settings, "docker/kubernetes/base/backup.sh");

        assertThat(ran.code()).as(ran.words()).isZero();
        assertThat(calls()).contains("postgresql://db:5432/slipway\n", "PGUSER=keeper", "PGPASSWORD=not a word");
        assertThat(calls().lines().filter(line -> line.startsWith("pg_dump")))
                .noneMatch(line -> line.contains("not a word"));
        assertThat(old).doesNotExist();
        assertThat(others).exists();
        assertThat(files(backups)).hasSize(2);

        tool("pg_restore", "echo nothing");
        assertThat(run(settings, "docker/kubernetes/base/backup.sh").code())
                .as("a dump that lacks the catalog")
                .isNotZero();
        assertThat(files(backups)).as("the one before stays, and no half one").hasSize(2);
    }

    private static Stream<Path> list(Path folder) throws IOException {
        return Files.list(folder);
    }

    private static java.util.List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = list(folder)) {
            return files.toList();
        }
    }

    private void cluster() throws IOException {
        tool(
                "kubectl",
                "case $* in kustomize*) echo '        image: registry.example/slipway:set-me';; apply*) cat >"
                        + folder.resolve("applied") + ";; esac");
    }

    private String log() {
        return folder.resolve("calls").toString();
    }

    private String calls() throws IOException {
        return Files.readString(Path.of(log()));
    }

    private void tool(String name, String does) throws IOException {
        Path tool = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(tool, "#!/bin/sh\necho " + name + " \"$@\" >>" + log() + "\n" + does + "\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ran(int code, String words) {}

    private Ran run(Map<String, String> environment, String... command) throws Exception {
        Path words = folder.resolve("words");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(words.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(words));
    }
}
