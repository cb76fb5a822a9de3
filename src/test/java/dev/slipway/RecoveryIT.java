package dev.slipway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the shipped program, its embedded database and all, in the middle of a load, and starts it again. */
class RecoveryIT {

    private static final int SERVICES = 3_000;
    private static final int DOCUMENTS = 2_000;
    private static final String RUNBOOKS_FOUND = "/api/v1/search?q=bell&kind=runbook&limit=1";

    @TempDir
    Path folder;

    private Program portal;

    @BeforeEach
    void program() {
        portal = new Program(
                "recovery",
                folder.resolve("data"),
                Map.of(),
                "--catalog",
                folder.resolve("fleet").toString());
    }

    @AfterEach
    void leaveNothingRunning() throws InterruptedException {
        portal.close();
    }

    /** Among the descriptors, as in life. */
    private void writeRunbooks() throws IOException {
        for (int i = 0; i < DOCUMENTS; i++) {
            Path runbooks = Files.createDirectories(folder.resolve("fleet/ship-" + i + "/runbooks"));
            Files.writeString(
                    runbooks.resolve("ring-" + i + ".md"),
                    "# Ring the bell of ship " + i + "\n\n## Symptoms\n\nNobody hears bell" + i
                            + "x.\n\n## Mitigation\n\n" + "1. Ring it again, and louder.\n".repeat(40));
        }
    }

    private void writeDescriptors(int services) throws IOException {
        for (int i = 0; i < services; i++) {
            Path home = Files.createDirectories(folder.resolve("fleet/ship-" + i));
            Files.writeString(home.resolve("catalog-info.yaml"), """
                    apiVersion: backstage.io/v1alpha1
                    kind: Component
                    metadata: {name: ship-%d}
                    spec: {type: service, lifecycle: production, owner: crew}
                    """.formatted(i));
        }
    }

    @Test
    void losesNothingWhenKilledWhileItLoadsAndIndexes() throws Exception {
        writeDescriptors(SERVICES);
        writeRunbooks();
        portal.start();
        AtomicLong indexed = new AtomicLong();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    indexed.set(portal.number(RUNBOOKS_FOUND, "total"));
                    return indexed.get() > 0;
                });
        portal.kill();
        assertThat(indexed)
                .as("runbooks indexed when it was killed")
                .hasPositiveValue()
                .hasValueLessThan(DOCUMENTS);
        Path orphan = folder.resolve("data/postgresql/data/postmaster.pid");
        assertThat(orphan).exists();

        Process second = portal.start();

        await().atMost(Duration.ofMinutes(5)).untilAsserted(() -> {
            assertThat(portal.number("/api/catalog/entities/by-query?filter=kind=component&limit=1", "totalItems"))
                    .isEqualTo(SERVICES);
            assertThat(portal.number("/api/v1/search?q=&kind=service&limit=1", "total"))
                    .isEqualTo(SERVICES);
            assertThat(portal.number(RUNBOOKS_FOUND, "total")).isEqualTo(DOCUMENTS);
            assertThat(portal.number("/api/v1/scorecards/production-readiness/assessments?limit=1", "total"))
                    .isEqualTo(SERVICES);
        });
        for (int i = 0; i < DOCUMENTS; i += 97) {
            assertThat(portal.number("/api/v1/search?q=bell" + i + "x&limit=1", "total"))
                    .isEqualTo(1);
        }
        portal.stop(second);
        assertThat(orphan).doesNotExist();
    }

    @Test
    void refusesADataFolderThatIsInUse() throws Exception {
        writeDescriptors(1);
        Process first = portal.start();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> portal.number("/api/catalog/entities/by-query?limit=1", "totalItems") >= 0);

        Process other = portal.start();

        assertThat(other.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(other.exitValue()).isOne();
        assertThat(portal.log())
                .contains("The data folder " + folder.resolve("data") + " is in use by a portal that still runs.")
                .doesNotContain("\tat ");
        portal.stop(first);
    }
}
