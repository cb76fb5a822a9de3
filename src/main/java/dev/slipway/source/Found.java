package dev.slipway.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as a visit met it, before anything was read.
 *
 * @param size in bytes; {@link #UNKNOWN} where telling it would mean opening the file
 * @param modifiedAt a folder's own time of the file; null where there is none, or where it is too recent to be trusted
 * @param hash where it is known without reading, as in Git
 */
record Found(
        String path,
        long size,
        @Nullable Instant modifiedAt,
        @Nullable String hash) {

    static final long UNKNOWN = -1;

    /** Whether nothing speaks for a difference, so that the content need not be read. */
    boolean looksLike(Known known) {
        if (hash != null) {
            return hash.equals(known.hash());
        }
        return size == known.size() && modifiedAt != null && modifiedAt.equals(known.modifiedAt());
    }
}
