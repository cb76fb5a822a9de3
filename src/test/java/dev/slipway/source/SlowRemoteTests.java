package dev.slipway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.MovedClock;
import dev.slipway.Refusal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote that never falls silent and never comes to an end. */
class SlowRemoteTests {

    @TempDir
    Path data;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-16T12:00:00Z"));

    @Test
    void isLookedAtForTwoMinutesAndLeavesNothingBehind() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                TricklingServer server = new TricklingServer()) {
            AtomicBoolean interrupted = new AtomicBoolean();
            Snapshots snapshots = new Snapshots(remotes(server), clock);
            Location location = new Location(Source.Kind.GIT, server.address(), null);
            CompletableFuture<Integer> looking = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return snapshots.glance(
                                    location, (source, files) -> files.paths().size());
                        } finally {
                            interrupted.set(Thread.currentThread().isInterrupted());
                        }
                    },
                    threads);
            assertThat(server.asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(data.resolve("git")).isNotEmptyDirectory();

            clock.forward(Duration.ofSeconds(121));

            assertThatThrownBy(() -> looking.get(20, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(Refusal.class)
                    .hasMessage("Looking at it took too long and was ended. It can be registered without a look: it is"
                            + " then read in the background.");
            assertThat(interrupted).as("what comes next on the thread").isFalse();
            assertThat(data.resolve("git")).isEmptyDirectory();
        }
    }

    private GitRemotes remotes(TricklingServer server) {
        SourceSettings settings =
                SampleSettings.of("hosts[0]", URI.create(server.address()).getAuthority());
        return new GitRemotes(
                data, settings, new KnownOrganisations(settings, List.of()), new AddressGuard(settings), clock);
    }
}
