package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the shipped program while it waits for the third of five pages of an organisation's repositories. */
class ListingRecoveryIT {

    private static final String LISTED = "/api/v1/sources/organisations";

    @TempDir
    Path folder;

    @Test
    void goesOnAtThePageAtWhichItWasKilled() throws Exception {
        Files.createDirectories(folder.resolve("fleet"));
        try (ApiServer api = new ApiServer();
                Program portal = new Program(
                        "listing",
                        folder.resolve("data"),
                        Map.of(
                                "SLIPWAY_SOURCE_ORGANISATIONS_0_HOST", "github",
                                "SLIPWAY_SOURCE_ORGANISATIONS_0_NAME", "acme",
                                "SLIPWAY_SOURCE_ORGANISATIONS_0_URL", api.url()),
                        "--catalog",
                        folder.resolve("fleet").toString())) {
            for (int i = 1; i <= 9; i++) {
                String address = "http://127.0.0.1:9/repo-" + i + ".git"; // nobody fetches it: it lies inside
                api.repositories.add(
                        new ApiServer.Repository(i, "repo-" + i, address, "2026-11-20T11:00:00Z", false, false, ""));
            }
            api.failures.put(3, "hang");
            portal.start();
            await().atMost(Duration.ofMinutes(3)).until(() -> api.asked.contains("3 hang"));
            assertThat(api.taken()).containsExactly("1 200", "2 200", "3 hang");
            portal.kill();

            Process second = portal.start();

            await().atMost(Duration.ofMinutes(3)).until(() -> portal.number(LISTED, "repositories") == 9);
            assertThat(api.taken()).containsExactly("3 200", "4 200", "5 200");
            portal.stop(second);
        }
    }
}
