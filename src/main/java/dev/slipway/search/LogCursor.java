package dev.slipway.search;

import java.util.Comparator;

/** How far an index has followed the change log. */
record LogCursor(long tx, long id) implements Comparable<LogCursor> {

    private static final Comparator<LogCursor> ORDER =
            Comparator.comparingLong(LogCursor::tx).thenComparingLong(LogCursor::id);

    @Override
    public int compareTo(LogCursor other) {
        return ORDER.compare(this, other);
    }
}
