package dev.slipway.source;

import dev.slipway.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Files for somebody who waits: reading them ends with a refusal once the time is over. */
record InTime(FileTree files, Instant end, Clock clock) implements FileTree {

    @Override
    public List<String> paths() {
        return files.paths();
    }

    @Override
    public Optional<byte[]> read(String path) {
        if (clock.instant().isAfter(end)) {
            throw over();
        }
        return files.read(path);
    }

    static Refusal over() {
        return new Refusal(
                Refusal.Kind.INVALID,
                "Looking at it took too long and was ended. It can be registered without a look: it is then read in"
                        + " the background.");
    }

    /** Asked by Git while it fetches; says that it shall stop once the time is over. */
    static ProgressMonitor monitor(Instant end, Clock clock) {
        return new EmptyProgressMonitor() {
            @Override
            public boolean isCancelled() {
                return clock.instant().isAfter(end);
            }
        };
    }
}
