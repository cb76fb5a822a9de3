package dev.slipway;

import org.jspecify.annotations.Nullable;

/** Text on its way into a cell of a CSV file, where a spreadsheet would run what looks like a formula. */
public final class Cell {

    private Cell() {}

    /** The text, behind an apostrophe if it begins like a formula. */
    public static @Nullable String of(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
