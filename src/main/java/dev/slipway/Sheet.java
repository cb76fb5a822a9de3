package dev.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A table for a spreadsheet, as CSV. What a spreadsheet would run as a formula stands behind an apostrophe. */
public final class Sheet {

    private final StringBuilder text = new StringBuilder();
    private final CSVPrinter printer;

    public Sheet() {
        try {
            printer = new CSVPrinter(text, CSVFormat.RFC4180);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void line(@Nullable Object... cells) {
        line(Arrays.asList(cells));
    }

    public void line(List<? extends @Nullable Object> cells) {
        try {
            printer.printRecord(cells.stream().map(Sheet::harmless).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object harmless(@Nullable Object cell) {
        if (cell == null || cell instanceof Number) {
            return cell;
        }
        String words = cell.toString();
        return !words.isEmpty() && "=+-@\t\r\n".indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }
}
