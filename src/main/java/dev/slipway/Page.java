package dev.slipway;

import java.util.List;

/**
 * A part of a longer list, cut in the store.
 *
 * @param total how many there are in all, the filters applied
 */
public record Page<T>(List<T> items, long total) {

    /** How many a program may ask for at once. */
    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /** Refuses a part that begins nowhere, is empty, or is too large. */
    public static void check(int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "offset begins at 0, and limit lies between 1 and " + MOST + ".");
        }
    }
}
