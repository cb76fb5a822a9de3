package dev.slipway.source;

import dev.slipway.Refusal;
import dev.slipway.access.Permission;
import dev.slipway.access.Requires;
import dev.slipway.source.Foresight.Coming;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Says what would come in if a folder or a remote were registered; in the background, keeping nothing,
 * and for two minutes at most. */
@Component
@Requires(Permission.SOURCE_MANAGE)
public class Previews implements DisposableBean {

    /** More is not looked at. */
    public static final int MOST = 2_000;

    private static final int AT_ONCE = 2;

    /** For a turn. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Snapshots snapshots;
    private final SourceStore store;
    private final SourceSettings settings;
    private final Path data;
    private final List<Foresight> rooms;
    private final AddressGuard guard;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Previews(
            Snapshots snapshots,
            SourceStore store,
            SourceSettings settings,
            @Value("${slipway.data}") Path data,
            List<Foresight> rooms,
            AddressGuard guard) {
        this.snapshots = snapshots;
        this.store = store;
        this.settings = settings;
        this.data = data;
        this.rooms = rooms;
        this.guard = guard;
    }

    /** @param files how many there are, read or not */
    public record Outlook(int files, List<Coming> coming) {
        public Outlook {
            coming = List.copyOf(coming);
        }
    }

    /** Ends with a {@link Refusal} if it cannot be read; cancelled, it leaves the remote at once. */
    public CompletableFuture<Outlook> git(String url, @Nullable String branch) {
        Location location = fresh(Location.gitOnAPage(url, branch, data, settings.below()));
        guard.onAPage(location);
        return soon(() -> snapshots.glance(location, this::look));
    }

    /** Likewise. */
    public CompletableFuture<Outlook> folder(String folder) {
        Location location = fresh(Location.folderOnAPage(folder, data, settings.below()));
        return soon(() -> {
            try {
                return look(source(location), snapshots.glance(Path.of(location.value())));
            } catch (IOException | Unreachable e) {
                throw new Refusal(Refusal.Kind.INVALID, "The folder " + location.value() + " cannot be read.");
            }
        });
    }

    private Location fresh(Location location) {
        store.all().stream()
                .filter(kept -> !kept.leaving())
                .map(SourceStore.Kept::source)
                .filter(source -> location.equals(new Location(source.kind(), source.location(), source.branch())))
                .findFirst()
                .ifPresent(source -> {
                    throw new Refusal(Refusal.Kind.CONFLICT, "This is registered already, as " + source.name() + ".");
                });
        return location;
    }

    private static Source source(Location location) {
        return new Source(
                new SourceId(Location.slug(location.name())),
                location.name(),
                location.kind(),
                location.value(),
                location.branch(),
                null,
                null,
                null,
                null,
                0,
                0);
    }

    private Outlook look(Source source, FileTree files) {
        List<Coming> coming = new ArrayList<>();
        for (Foresight room : rooms) {
            coming.addAll(room.of(source, files, MOST - coming.size()));
        }
        return new Outlook(files.paths().size(), coming);
    }

    private CompletableFuture<Outlook> soon(Supplier<Outlook> look) {
        CompletableFuture<Outlook> seen = new CompletableFuture<>();
        Future<?> looking = threads.submit(() -> {
            try {
                seen.complete(inTurn(look));
            } catch (InterruptedException | RuntimeException | Error e) {
                seen.completeExceptionally(e);
            }
        });
        seen.whenComplete((outlook, failure) -> {
            if (seen.isCancelled()) {
                looking.cancel(true);
            }
        });
        return seen;
    }

    private Outlook inTurn(Supplier<Outlook> look) throws InterruptedException {
        if (!turns.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Others look at sources just now. Try again in a minute, or register it without a look.");
        }
        try {
            return look.get();
        } finally {
            turns.release();
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
