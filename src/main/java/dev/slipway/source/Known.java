package dev.slipway.source;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was last handed on.
 *
 * @param readBy each reader that has taken this content, as {@code name:version}
 */
record Known(
        String path,
        String hash,
        long size,
        @Nullable Instant modifiedAt,
        Instant changedAt,
        @Nullable String changedBy,
        Set<String> readBy) {

    SourceFile file() {
        return new SourceFile(path, hash, size, changedAt, changedBy);
    }
}
