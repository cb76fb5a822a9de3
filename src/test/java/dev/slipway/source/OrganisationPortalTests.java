package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PortalTest;
import dev.slipway.TestPortal;
import dev.slipway.schedule.Schedule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A portal whose settings name an organisation: from the host's list of repositories to what their files declare. */
@PortalTest
class OrganisationPortalTests {

    private static final int REPOSITORIES = 30;
    private static final String SECRET = "a secret of the host's and ours";
    /** They end with the tests: the portal, which others may share, goes on asking. */
    private static final ApiServer api = new ApiServer();

    private static final GitServer git = server();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext portal;

    @Autowired
    SourceStore store;

    @Autowired
    Schedule schedule;

    private static GitServer server() {
        try {
            return new GitServer(Files.createTempDirectory("organisation"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        api.size = 7;
        for (int i = 0; i < REPOSITORIES; i++) {
            String name = "repo-" + i;
            boolean declares = i % 10 != 9;
            git.commit(
                    name,
                    declares
                            ? Map.of("catalog-info.yaml", descriptor(name), "docs/runbook.md", "# Run\n")
                            : Map.of("README.md", "# Nothing here\n", "values.yaml", descriptor("not-" + name)));
            api.repositories.add(listed(i, "2026-11-20T10:00:00Z"));
        }
        registry.add("slipway.source.organisations[0].host", () -> "github");
        registry.add("slipway.source.organisations[0].name", () -> "acme");
        registry.add("slipway.source.organisations[0].url", api::url);
        registry.add("slipway.source.hosts", () -> "127.0.0.1:" + git.port());
        registry.add("slipway.source.listing-pace", () -> "1s");
        registry.add("slipway.source.hook-secrets.github", () -> SECRET);
    }

    @Test
    void readsEveryRepositoryOnceAndThenOnlyWhatWasPushedTo() {
        TestSources.awaitFirstLoad(portal);
        await().atMost(Duration.ofSeconds(60)).until(() -> found().size() == REPOSITORIES && allRead());

        assertThat(found()).allSatisfy(source -> {
            boolean declares = !source.name().endsWith("9");
            assertThat(source.error()).isNull();
            assertThat(source.files()).as(source.name()).isEqualTo(declares ? 2 : 0);
        });

        List<String> revisions = found().stream().map(Source::revision).toList();
        git.asked.clear();
        api.taken();
        git.commit("repo-7", Map.of("docs/second.md", "# Second\n"));
        api.repositories.set(7, listed(7, "2026-11-20T10:30:00Z"));
        schedule.runNow("list-organisations");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !revisions.contains(source("acme/repo-7").revision()));
        assertThat(source("acme/repo-7").files()).isEqualTo(3);
        assertThat(git.asked).isNotEmpty().allMatch(path -> path.startsWith("/repo-7.git/"));
        assertThat(api.taken())
                .contains("2 200")
                .filteredOn(one -> one.endsWith("200"))
                .hasSize(1);
        assertThat(found().stream().map(Source::revision).filter(revision -> !revisions.contains(revision)))
                .hasSize(1);
    }

    @Test
    void aSignedPushHasItsRepositoryVisitedAtOnce() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> found().size() == REPOSITORIES && allRead());
        String before = source("acme/repo-3").revision();
        git.commit("repo-3", Map.of("docs/pushed.md", "# Pushed\n"));
        String push = push(git.address("repo-3").replace(".git", "").toUpperCase(Locale.ROOT));

        assertThat(post("github", "push", push, signature("another secret", push))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("github", "push", push, "").statusCode()).isEqualTo(401);
        assertThat(source("acme/repo-3").revision()).isEqualTo(before);

        HttpResponse<String> answer = post("github", "push", push, signature(SECRET, push));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{\"sources\":[\"acme-repo-3\"],\"listing\":false}");
        assertThat(post("github", "push", push, signature(SECRET, push)).statusCode())
                .as("the same again")
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !String.valueOf(before).equals(source("acme/repo-3").revision()));
    }

    @Test
    void tellsOverRestHowFarItHasCome() throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> found().size() == REPOSITORIES && allRead());

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/sources/organisations"))
                                .header("Authorization", "Bearer " + TestPortal.TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.body())
                .contains("\"host\":\"GitHub\"", "\"repositories\":30", "\"read\":30", "\"allowance\":5000");
    }

    @Test
    void takesNothingElseAmiss() throws Exception {
        String elsewhere = push("https://github.com/somebody/else.git");
        assertThat(post("github", "push", elsewhere, signature(SECRET, elsewhere))
                        .body())
                .isEqualTo("{\"sources\":[],\"listing\":false}");
        assertThat(post("github", "ping", "{}", signature(SECRET, "{}")).statusCode())
                .isEqualTo(202);
        assertThat(post("github", "repository", "{}", signature(SECRET, "{}")).body())
                .contains("\"listing\":true");
        assertThat(post("github", "push", "no json", signature(SECRET, "no json"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("gitlab", "push", "{}", "").statusCode())
                .as("it has no secret")
                .isEqualTo(404);
        assertThat(post("nobody", "push", "{}", "").statusCode()).isEqualTo(404);
        String large = "x".repeat(5 * 1024 * 1024 + 1);
        assertThat(post("github", "push", large, signature(SECRET, large)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aPushDuringAVisitIsNotForgotten() {
        await().atMost(Duration.ofSeconds(60)).until(() -> found().size() == REPOSITORIES && allRead());
        FoundSources due = portal.getBean(FoundSources.class);
        SourceId id = source("acme/repo-5").id();
        Instant begin = Instant.now();
        due.begun(id, begin);
        due.dueNow(List.of(id));

        store.finished(id, source("acme/repo-5").revision(), null, begin, begin.plus(Duration.ofDays(1)));

        assertThat(due.due(Instant.now())).extracting(FoundSources.Due::id).contains(id);
        due.begun(id, Instant.now());
        store.finished(id, source("acme/repo-5").revision(), null, begin, begin.plus(Duration.ofDays(1)));
        assertThat(due.due(Instant.now())).extracting(FoundSources.Due::id).doesNotContain(id);
    }

    private HttpResponse<String> post(String host, String event, String body, String signature) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/sources/hooks/" + host))
                                .header("Content-Type", "application/json")
                                .header("X-GitHub-Event", event)
                                .header("X-Hub-Signature-256", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String push(String address) {
        return "{\"ref\": \"refs/heads/main\", \"repository\": {\"clone_url\": \"" + address + "\"}}";
    }

    private static String signature(String secret, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private boolean allRead() {
        return found().stream().allMatch(source -> source.syncedAt() != null);
    }

    private List<Source> found() {
        return store.all().stream()
                .filter(SourceStore.Kept::found)
                .map(SourceStore.Kept::source)
                .toList();
    }

    private Source source(String name) {
        return found().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ApiServer.Repository listed(int i, String pushed) {
        return new ApiServer.Repository(i + 1, "repo-" + i, git.address("repo-" + i), pushed, false, false, "");
    }

    private static String descriptor(String name) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: organisation-%s
                spec:
                  type: service
                  lifecycle: production
                  owner: group:default/platform
                """.formatted(name);
    }
}
