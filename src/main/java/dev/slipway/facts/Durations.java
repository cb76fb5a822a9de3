package dev.slipway.facts;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans as people write them in declarations: {@code 12h}, {@code 7d}, {@code 6w}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,4})([hdw])");

    private Durations() {}

    /** Empty if it has another form. */
    public static Optional<Duration> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(form.group(1));
        return Optional.of(
                switch (form.group(2)) {
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }
}
