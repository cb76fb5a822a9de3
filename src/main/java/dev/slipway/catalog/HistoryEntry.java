package dev.slipway.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an entity.
 *
 * @param at when the portal saw it
 * @param path the descriptor that did it, in its source
 * @param revision the commit; null for folders
 * @param by who wrote the file last; null where that is not known
 * @param changes which values of the descriptor changed; empty unless it is {@link What#CHANGED}
 */
public record HistoryEntry(
        EntityRef ref,
        Instant at,
        What what,
        String source,
        String path,
        @Nullable String revision,
        @Nullable String by,
        List<Change> changes) {

    public enum What {
        CREATED,
        CHANGED,
        REMOVED,
        /** It goes on under another name. */
        RENAMED,
        /** Its descriptor is gone; it stays for a while. */
        ORPHANED,
        /** Its descriptor is back. */
        RETURNED,
        /** Another file declares the same entity; the first stays. */
        CONFLICT
    }

    /**
     * @param path {@code spec.owner}
     * @param from null if it was not there
     * @param to null if it is no more
     */
    public record Change(
            String path, @Nullable String from, @Nullable String to) {}
}
