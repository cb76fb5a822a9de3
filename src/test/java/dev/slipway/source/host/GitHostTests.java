package dev.slipway.source.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each host's answers and webhooks, put into the portal's words. */
class GitHostTests {

    private static final Headers NONE = name -> null;
    private static final Path SAMPLES =
            Path.of(System.getProperty("slipway.samples", "../shared/samples")).resolve("webhooks");

    @Test
    void readsGitHub() {
        String address = "https://api.github.com/orgs/octocat/repos?per_page=100";
        String link = "<" + address + "&page=1>; rel=\"prev\", <" + address + "&page=3>; rel=\"next\", <" + address
                + "&page=9>; rel=\"last\"";
        ListedPage page = read(new GitHub(), "github", Map.of("link", link), address, "octocat");

        assertThat(page.next()).isEqualTo(address + "&page=3");
        assertThat(page.repositories())
                .containsExactly(
                        new Listed(
                                "1296269",
                                "Hello-World",
                                "https://github.com/octocat/Hello-World.git",
                                Instant.parse("2026-01-26T19:06:43Z"),
                                false,
                                false,
                                false,
                                Set.of("octocat", "api")),
                        new Listed(
                                "1300192",
                                "Spoon-Knife",
                                "https://github.com/octocat/Spoon-Knife.git",
                                null,
                                true,
                                true,
                                true,
                                Set.of()));
    }

    @Test
    void readsGitLabWithSubgroups() {
        GitLab gitlab = new GitLab();
        String address =
                "https://gitlab.example.com/api/v4" + gitlab.beginnings("h5bp").getFirst();
        ListedPage page = read(gitlab, "gitlab", Map.of("x-next-page", "2"), address + "&page=1", "h5bp");

        assertThat(page.next()).isEqualTo(address + "&page=2");
        assertThat(page.repositories()).extracting(Listed::name).containsExactly("html5-boilerplate", "tools/lint");
        assertThat(page.repositories().getFirst().activity()).isEqualTo("2026-04-06T19:40:40.123Z");
        assertThat(page.repositories().getLast())
                .satisfies(last -> assertThat(last.archived() && last.fork() && last.empty())
                        .isTrue());
        assertThat(read(gitlab, "gitlab", Map.of("x-next-page", ""), address, "h5bp")
                        .next())
                .isNull();
        assertThat(gitlab.beginnings("h5bp/tools").getFirst()).startsWith("/groups/h5bp%2Ftools/projects?");
    }

    @Test
    void readsBitbucketWithoutTheNameOfWhoeverAsked() {
        ListedPage page = read(new Bitbucket(), "bitbucket", Map.of(), "", "arcteryx");

        assertThat(page.next())
                .isEqualTo("https://api.bitbucket.org/2.0/repositories/arcteryx?sort=created_on&pagelen=100&page=2");
        assertThat(page.repositories().getFirst())
                .isEqualTo(new Listed(
                        "{fc47a30d-4491-4172-8472-6e1463a7a0b1}",
                        "drupal-tasweb",
                        "https://bitbucket.org/arcteryx/drupal-tasweb.git",
                        Instant.parse("2026-01-20T18:12:33.487162Z"),
                        false,
                        false,
                        false,
                        Set.of()));
        assertThat(page.repositories().getLast())
                .satisfies(last -> assertThat(last.fork() && last.empty()).isTrue());
    }

    @Test
    void readsBitbucketDataCenter() {
        String address = "https://bitbucket.example.com/rest/api/1.0/projects/PRJ/repos?limit=100";
        ListedPage page = read(new BitbucketDataCenter(), "bitbucket-data-center", Map.of(), address, "PRJ");

        assertThat(page.next()).isEqualTo(address + "&start=100");
        assertThat(page.repositories())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.address()).isEqualTo("https://bitbucket.example.com/scm/PRJ/my-repo.git"));
    }

    @Test
    void aHostsOwnRefusalToListIsAnEmptyPage() {
        for (GitHost host : List.of(new GitHub(), new GitLab(), new Bitbucket(), new BitbucketDataCenter())) {
            ListedPage page = host.read(json("{}"), NONE, "https://a.example/x", "x");
            assertThat(page.repositories()).as(host.id()).isEmpty();
            assertThat(page.next()).isNull();
            assertThat(host.told(json("{}"), NONE)).isEqualTo(Told.NOTHING);
            assertThat(host.told(json("[]"), NONE)).isEqualTo(Told.NOTHING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X-RateLimit-Remaining: 4999 | X-RateLimit-Limit: 5000 | X-RateLimit-Reset: 1795000000, 4999, 5000, 1795000000, false",
        "X-RateLimit-Remaining: 500 | X-RateLimit-Limit: 5000 | X-RateLimit-Reset: 1795000000, 500, 5000, 1795000000, true",
        "RateLimit-Remaining: 60 | RateLimit-Limit: 600 | RateLimit-Reset: 1795000000, 60, 600, 1795000000, true",
        "RateLimit-Remaining: 0 | RateLimit-Reset: 30, 0, , 1790000030, true",
        "RateLimit-Remaining: 0 | RateLimit-Reset: 1780000000, 0, , 1780000000, false",
        "X-RateLimit-Remaining: many, , , , false"
    })
    void readsTheAllowance(String headers, Integer remaining, Integer limit, Long resets, boolean spent) {
        Map<String, String> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers.split(" \\| ")) {
            given.put(header.split(": ")[0], header.split(": ")[1]);
        }
        Instant now = Instant.ofEpochSecond(1_790_000_000);

        Allowance allowance = Allowance.of(given::get, now);

        assertThat(allowance)
                .isEqualTo(new Allowance(remaining, limit, resets == null ? null : Instant.ofEpochSecond(resets)));
        assertThat(allowance.spent(10, now)).isEqualTo(spent);
    }

    @Test
    void believesGitHubsSignature() {
        byte[] body = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        String secret = "It's a Secret to Everybody"; // the vector of GitHub's documentation
        String signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        GitHub github = new GitHub();

        assertThat(github.signed(body, only("X-Hub-Signature-256", signature), secret, 0))
                .isTrue();
        assertThat(github.signed(body, only("X-Hub-Signature-256", signature), "other", 0))
                .isFalse();
        assertThat(github.signed(new byte[0], only("X-Hub-Signature-256", signature), secret, 0))
                .isFalse();
        assertThat(github.signed(body, only("X-Hub-Signature", signature), secret, 0))
                .isFalse();
        assertThat(github.signed(body, NONE, secret, 0)).isFalse();
        assertThat(new Bitbucket().signed(body, only("X-Hub-Signature", signature), secret, 0))
                .isTrue();
        assertThat(new Bitbucket().signed(body, only("X-Hub-Signature", "sha1=00"), secret, 0))
                .isFalse();
        assertThat(new BitbucketDataCenter().signed(body, only("X-Hub-Signature", signature), secret, 0))
                .isTrue();
    }

    @Test
    void believesGitLabsTokenAndItsSignature() throws GeneralSecurityException {
        GitLab gitlab = new GitLab();
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(gitlab.signed(body, only("X-Gitlab-Token", "secret"), "secret", 0))
                .isTrue();
        assertThat(gitlab.signed(body, only("X-Gitlab-Token", "secret2"), "secret", 0))
                .isFalse();
        assertThat(gitlab.signed(body, NONE, "secret", 0)).isFalse();

        byte[] key = new byte[32];
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signature = "v1,"
                + Base64.getEncoder()
                        .encodeToString(mac.doFinal("id-1.1790000000.{}".getBytes(StandardCharsets.UTF_8)));
        Headers headers = Map.of(
                "webhook-id", "id-1",
                "webhook-timestamp", "1790000000",
                "webhook-signature", "v1,AAAA " + signature)::get;
        assertThat(gitlab.signed(body, headers, secret, 1_790_000_100)).isTrue();
        assertThat(gitlab.signed(body, headers, secret, 1_790_000_400))
                .as("kept too long")
                .isFalse();
        assertThat(gitlab.signed(new byte[] {1}, headers, secret, 1_790_000_100))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "github, X-GitHub-Event, push, github/push__api.github.com__1.payload.json, https://github.com/Codertocat/Hello-World.git",
        "gitlab, X-Gitlab-Event, Push Hook, gitlab/push_merge.json, https://gitlab.com/gitlab-org/hello-world.git",
        "bitbucket, X-Event-Key, repo:push, bitbucket/push.json, https://bitbucket.org/brydzewski/foo",
        "bitbucket-data-center, X-Event-Key, repo:refs_changed, bitbucket-server/push.json, /scm/prj/my-repo"
    })
    void hearsOfAPush(String id, String header, String event, String file, String address) throws IOException {
        assumeThat(SAMPLES.resolve(file)).exists();
        GitHost host = List.<GitHost>of(new GitHub(), new GitLab(), new Bitbucket(), new BitbucketDataCenter()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();

        Told told = host.told(json(Files.readString(SAMPLES.resolve(file))), only(header, event));

        assertThat(told).isEqualTo(new Told(List.of(address), false));
    }

    @Test
    void hearsThatRepositoriesCameOrWent() {
        assertThat(new GitHub()
                        .told(json("{}"), only("X-GitHub-Event", "repository"))
                        .listing())
                .isTrue();
        assertThat(new GitHub().told(json("{}"), only("X-GitHub-Event", "ping")))
                .isEqualTo(Told.NOTHING);
        assertThat(new GitLab()
                        .told(json("{\"event_name\": \"project_create\"}"), NONE)
                        .listing())
                .isTrue();
    }

    private static ListedPage read(
            GitHost host, String fixture, Map<String, String> headers, String address, String organisation) {
        Map<String, String> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        any.putAll(headers);
        try (InputStream content = GitHostTests.class.getResourceAsStream("/source/host/" + fixture + ".json")) {
            return host.read(JsonMapper.shared().readTree(content), any::get, address, organisation);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Headers only(String header, String value) {
        return name -> name.equalsIgnoreCase(header) ? value : null;
    }
}
