package dev.slipway.knowledge;

import java.time.LocalDate;
import java.util.Set;

/**
 * A document as checks see it.
 *
 * @param owned whether somebody owns the entity that it belongs to
 * @param changed the day when its file was last changed
 */
record Subject(String path, Decoded decoded, Reading reading, boolean owned, LocalDate changed, Surroundings files) {

    /** The files that lie around a document. */
    interface Surroundings {

        boolean exists(String path);

        /** The anchors of another document, as {@link Anchors#plain} writes them. */
        Set<String> anchors(String path);
    }

    /** Where a line of the text stands in the file, whose front matter is cut off. */
    int line(int at) {
        return at == 0 ? 0 : at + reading.front().lines();
    }

    /** A value of the front matter; empty if it is not there. */
    String front(String key) {
        return reading.front().value(key);
    }
}
