package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.Refusal;
import dev.slipway.TestPortal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.test.context.support.WithMockUser;

@PortalTest
class SourcesTests {

    @TempDir
    Path folder;

    @Autowired
    Sources sources;

    @LocalServerPort
    int port;

    @Test
    void isReadyOnceEverySourceWasTried() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        });
        assertThat(sources.find(SourceId.STANDARDS))
                .hasValueSatisfying(source -> assertThat(source.syncedAt()).isNotNull());
        assertThat(sources.page(new SourceFilter("STANDARDS", null, SourceFilter.NAMED), 0, 10)
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.removable()).isFalse());
    }

    @Test
    @WithMockUser(authorities = {"CATALOG_READ", "SOURCE_SYNC", "SOURCE_MANAGE"})
    void readsAFolderFromRegisteringToRemoving() throws Exception {
        Path sourcesTests = Files.createDirectory(folder.resolve("sources-tests"));
        Files.writeString(sourcesTests.resolve("read.me"), "hello\n");

        SourceId id = sources.registerFolder(sourcesTests.toString(), null);
        synced(id);

        assertThat(id.value()).isEqualTo("sources-tests");
        assertThat(sources.file(id, "read.me"))
                .hasValueSatisfying(
                        file -> assertThat(file.hash()).isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a"));
        assertThat(sources.files(id).orElseThrow().paths()).containsExactly("read.me");
        assertThatThrownBy(() -> sources.registerFolder(sourcesTests.toString(), "again"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("registered already");

        Files.writeString(sourcesTests.resolve("more.me"), "more");
        sources.syncNow(id);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sources.file(id, "more.me").isPresent());

        sources.report(id, "sources-tests", "more.me", List.of(new Problem("more.me", 2, 3, "Odd.", "Even it.")));
        assertThat(sources.problemPage(id, 0, 10).total()).isEqualTo(1);
        assertThat(sources.problems(id, 0, 10)).containsExactly(new Problem("more.me", 2, 3, "Odd.", "Even it."));
        sources.report(id, "sources-tests", "more.me", List.of());
        assertThat(sources.problems(id, 0, 10)).isEmpty();

        sources.remove(id);
        assertThat(sources.find(id)).isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sources.file(id, "read.me").isEmpty());
    }

    @Test
    @WithMockUser(authorities = {"CATALOG_READ", "SOURCE_SYNC", "SOURCE_MANAGE"})
    void doesNotRemoveWhatTheSettingsName() {
        assertThatThrownBy(() -> sources.remove(SourceId.STANDARDS)).isInstanceOf(Refusal.class);
    }

    @Test
    @WithMockUser(authorities = {"CATALOG_READ", "SOURCE_MANAGE"})
    void neitherRegistersNorTriesWhatLeadsInside() {
        for (String address : List.of(
                "http://localhost:" + port + "/a.git",
                "http://169.254.169.254/latest/meta-data",
                "http://[::ffff:10.0.0.1]/a.git",
                "https://192.168.0.1/a.git")) {
            assertThatThrownBy(() -> sources.registerGit(address, null, null))
                    .as(address)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("slipway.source.hosts");
            assertThatThrownBy(() -> sources.preview(address, null, (source, files) -> files.paths()))
                    .as(address)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("slipway.source.hosts");
        }
        assertThat(sources.list()).noneMatch(source -> source.location().contains("169.254"));
    }

    @Test
    @WithMockUser(authorities = "CATALOG_READ")
    void guardsWhatChangesSources() {
        assertThatThrownBy(() -> sources.syncNow(SourceId.STANDARDS)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sources.registerFolder(folder.toString(), null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sources.registerGit("https://example.org/a.git", null, null))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> sources.remove(SourceId.STANDARDS)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void measuresItsVisits() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus"))
                                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body()).contains("slipway_source_sync_seconds").contains("slipway_source_problems");
    }

    private void synced(SourceId id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> sources.find(id)
                        .map(source -> source.syncedAt() != null)
                        .orElse(false));
    }
}
