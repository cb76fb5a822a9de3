package dev.slipway;

import java.util.List;

/**
 * A part of a longer list, cut in the store.
 *
 * @param total how many there are in all, the filters applied
 */
public record Page<T>(List<T> items, long total) {
    public Page {
        items = List.copyOf(items);
    }
}
