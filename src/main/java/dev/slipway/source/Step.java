package dev.slipway.source;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One path to hand on.
 *
 * @param found what is there now; null if it is gone
 * @param known what was there before; null if it is new
 * @param readers those that want it and have not taken this content, as {@code name:version}
 * @param leavers names of those that took it before and now are told that it is gone
 */
record Step(String path, @Nullable Found found, @Nullable Known known, Set<String> readers, Set<String> leavers) {

    /** Whether the file itself changed, and not only who reads it. */
    boolean isChange() {
        return found == null || known == null || !known.hash().equals(found.hash());
    }

    boolean isTooLarge() {
        return found != null && found.size() > FileTree.LIMIT;
    }

    Problem tooLarge() {
        return new Problem(
                path,
                0,
                0,
                "The file is larger than " + FileTree.LIMIT / (1024 * 1024) + " MiB, so it was not read.",
                "Split it, or leave what is large out of it. What was read before stays.");
    }
}
