package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching over HTTP from servers that stand inside, as these do. */
class GuardedFetchTests {

    @TempDir
    Path home;

    private GitServer ours;
    private GitServer secret;
    private GitRemotes remotes;

    @BeforeEach
    void twoServers() {
        ours = new GitServer(home.resolve("ours"));
        secret = new GitServer(home.resolve("secret"));
        ours.commit("a", Map.of("catalog-info.yaml", "kind: API"));
        secret.commit("b", Map.of("catalog-info.yaml", "kind: Component"));
        SourceSettings settings = SampleSettings.of("hosts[0]", "127.0.0.1:" + ours.port());
        remotes = new GitRemotes(
                home.resolve("data"),
                settings,
                new KnownOrganisations(settings, List.of()),
                new AddressGuard(settings),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        remotes.destroy();
        ours.close();
        secret.close();
    }

    @Test
    void fetchesFromAServerThatTheSettingsName() {
        assertThat(remotes.fetch(source(ours.address("a"))).paths()).containsExactly("catalog-info.yaml");
    }

    @Test
    void asksNoOtherServerInside() {
        assertThatThrownBy(() -> remotes.fetch(source(secret.address("b"))))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("127.0.0.1 lies in the portal's own network");
        assertThat(secret.asked).isEmpty();
    }

    @Test
    void followsNoRedirectInside() {
        String redirected = "http://127.0.0.1:" + ours.port() + "/moved/" + secret.address("b");

        assertThatThrownBy(() -> remotes.fetch(source(redirected)))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("slipway.source.hosts");
        assertThat(ours.asked).isNotEmpty();
        assertThat(secret.asked).isEmpty();
    }

    private static Source source(String address) {
        return new Source(
                new SourceId("guarded"), "guarded", Source.Kind.GIT, address, null, null, null, null, null, 0, 0);
    }
}
