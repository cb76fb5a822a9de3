package dev.slipway.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments in words: relative in the text, absolute on hover. */
public final class Ages {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Ages() {}

    /** {@code 3 h ago}, or {@code in 3 h} for what is still to come. */
    public static String ago(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "just now";
        }
        return age.isNegative() ? "in " + span(age.negated()) : span(age) + " ago";
    }

    /** The largest unit that says enough: {@code 4 s}, {@code 22 min}, {@code 17 h}, {@code 46 d}, {@code 7 months}. */
    public static String span(Duration length) {
        long seconds = length.abs().toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + " h";
        }
        long days = seconds / 86_400;
        if (days < 90) {
            return days + " d";
        }
        return days < 730 ? days / 30 + " months" : days / 365 + " years";
    }

    /** {@code 17 November 2026, 14:03 UTC}. */
    public static String absolute(Instant moment) {
        return ABSOLUTE.format(moment);
    }
}
