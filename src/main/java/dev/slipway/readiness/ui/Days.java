package dev.slipway.readiness.ui;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as people read them: {@code 20 January 2027}. */
final class Days {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private Days() {}

    static String of(LocalDate day) {
        return LONG.format(day);
    }

    static String brief(LocalDate day) {
        return SHORT.format(day);
    }
}
