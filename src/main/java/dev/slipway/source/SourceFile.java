package dev.slipway.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was when the source was last read.
 *
 * @param path relative to the source, with forward slashes
 * @param hash Git's SHA-1 of the content as a blob, in hex, for folders too
 * @param changedAt last commit, or the file's own time
 * @param changedBy author of that commit; null for folders
 */
public record SourceFile(
        String path,
        String hash,
        long size,
        Instant changedAt,
        @Nullable String changedBy) {}
