package dev.slipway.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a group of theirs owns an entity that nobody owns.
 *
 * @param owner the group
 * @param until when it ends if the descriptor has not said so by then
 * @param endedBy who withdrew or declined it; null if nobody had to
 * @param reason why it ended; null while it is open, or if the descriptor says so
 * @param branch where the change of the descriptor waits for review, as far as it was written from here
 */
public record OwnershipClaim(
        long id,
        EntityRef entity,
        EntityRef owner,
        String person,
        Instant at,
        Instant until,
        State state,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String reason,
        @Nullable String branch,
        @Nullable String review) {

    public enum State {
        OPEN,
        /** The descriptor says so. */
        DONE,
        WITHDRAWN,
        DECLINED,
        /** Its time was over, or it had become pointless. */
        ENDED
    }
}
