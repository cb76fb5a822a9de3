package dev.slipway.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place that files come from, and how the last visit went.
 *
 * @param location an absolute folder, or the address of a Git remote
 * @param revision the commit that was last handed on; null for folders
 * @param syncedAt when all its files were last seen; null before the first time
 * @param error why the last visit failed, in words for its owner; null if it went well
 */
public record Source(
        SourceId id,
        String name,
        Kind kind,
        String location,
        @Nullable String branch,
        @Nullable String revision,
        @Nullable Instant syncedAt,
        @Nullable String error,
        @Nullable Instant errorAt,
        long files,
        long problems) {

    public enum Kind {
        /** Comes with the portal: the standards. */
        BUILT_IN,
        FOLDER,
        GIT
    }
}
