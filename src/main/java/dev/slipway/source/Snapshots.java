package dev.slipway.source;

import dev.slipway.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens a source, whatever kind it is of. */
@Component
class Snapshots {

    /** Somebody waits. */
    private static final Duration LONGEST_GLANCE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);

    private final GitRemotes remotes;
    private final Clock clock;
    private volatile @Nullable BuiltInTree builtIn;

    Snapshots(GitRemotes remotes, Clock clock) {
        this.remotes = remotes;
        this.clock = clock;
    }

    /** As it is now; throws {@link Unreachable}. */
    Snapshot newest(Source source) {
        return switch (source.kind()) {
            case BUILT_IN -> builtIn(source.location());
            case FOLDER -> folder(source);
            case GIT -> remotes.fetch(source);
        };
    }

    /** As it was handed on, as far as it can still be had. */
    Optional<FileTree> handedOn(Source source) {
        try {
            return switch (source.kind()) {
                case BUILT_IN -> Optional.of(builtIn(source.location()));
                case FOLDER -> Optional.of(folder(source));
                case GIT ->
                    source.revision() == null ? Optional.empty() : Optional.of(remotes.at(source, source.revision()));
            };
        } catch (Unreachable e) {
            log.info("The files of source {} cannot be shown: {}", source.id(), e.words());
            return Optional.empty();
        }
    }

    /** Reads a remote that is nobody's source, and leaves nothing behind. */
    <T> T glance(Location location, BiFunction<Source, FileTree, T> look) {
        SourceId id = new SourceId("glance-" + UUID.randomUUID());
        Source source = new Source(
                id,
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
        Instant end = clock.instant().plus(LONGEST_GLANCE);
        try {
            return look.apply(source, new InTime(remotes.fetch(source, end, 1), end, clock));
        } catch (Unreachable e) {
            throw clock.instant().isAfter(end)
                    ? InTime.over()
                    : new Refusal(Refusal.Kind.INVALID, "Unable to read " + location.value() + ": " + e.words());
        } finally {
            remotes.forget(id);
        }
    }

    /** The files of a folder that somebody waits to look at. */
    FileTree glance(Path folder) throws IOException {
        Instant now = clock.instant();
        return new InTime(FolderTree.of(folder, now), now.plus(LONGEST_GLANCE), clock);
    }

    void tidy(Source source) {
        if (source.kind() == Source.Kind.GIT) {
            remotes.tidy(source);
        }
    }

    void forget(Source source) {
        if (source.kind() == Source.Kind.GIT) {
            remotes.forget(source.id());
        }
    }

    private FolderTree folder(Source source) {
        try {
            return FolderTree.of(Path.of(source.location()), clock.instant());
        } catch (IOException e) {
            throw new Unreachable("the folder cannot be read");
        }
    }

    private BuiltInTree builtIn(String folder) {
        BuiltInTree tree = builtIn;
        if (tree == null) {
            try {
                tree = BuiltInTree.of(folder);
            } catch (IOException e) {
                throw new UncheckedIOException("the portal's own files cannot be read", e);
            }
            builtIn = tree;
        }
        return tree;
    }
}
