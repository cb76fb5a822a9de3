package dev.slipway.search;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a node's index stands to the store, for whoever asks while one thread goes on: behind, caught up, in trouble. */
final class Standing {

    private static final Logger log = LoggerFactory.getLogger(IndexFollower.class);

    private volatile boolean caughtUp;
    private volatile long behindSince;
    private volatile @Nullable String trouble = "starting";

    /** Whether the index once held all that the store held since this process began. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** For how many milliseconds something has been waiting to be indexed; 0 if nothing is. */
    long lag() {
        long since = behindSince;
        return since == 0 ? 0 : now() - since;
    }

    /** Why the index does not follow; null if it does. */
    @Nullable
    String trouble() {
        return trouble;
    }

    void behind() {
        if (behindSince == 0) {
            behindSince = now();
        }
    }

    /** @param complete whether no index is being built that has yet to follow */
    void level(boolean complete) {
        behindSince = 0;
        caughtUp |= complete;
    }

    void well() {
        trouble = null;
    }

    /** Told once, however often it is tried again. */
    void troubled(String what, @Nullable Exception why) {
        if (!what.equals(trouble)) {
            trouble = what;
            log.warn("Search does not follow changes: {}; it is tried again", what, why);
        }
    }

    /** In milliseconds, of no meaning but to be compared. */
    static long now() {
        return System.nanoTime() / 1_000_000;
    }
}
