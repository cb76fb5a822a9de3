package dev.slipway.search;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long ago something changed, as a facet; each includes the ones before it, and what is older than a year stands alone. */
enum Age {
    WEEK(Duration.ofDays(7)),
    QUARTER(Duration.ofDays(92)),
    YEAR(Duration.ofDays(365)),
    OLDER(Duration.ofDays(36_500));

    private static final Age[] ALL = values();

    private final int seconds;

    Age(Duration until) {
        this.seconds = (int) until.toSeconds();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A bit for each age that this one falls under. */
    static int of(int changed, int now) {
        if (changed == 0) {
            return 0;
        }
        long ago = (long) now - changed;
        int bits = 0;
        for (Age age : ALL) {
            if (age == OLDER ? ago > YEAR.seconds : ago <= age.seconds) {
                bits |= 1 << age.ordinal();
            }
        }
        return bits;
    }

    /** Unknown words want nothing that exists. */
    static int wanted(List<String> words) {
        int bits = 0;
        for (Age age : ALL) {
            if (words.stream().anyMatch(word -> word.equalsIgnoreCase(age.word()))) {
                bits |= 1 << age.ordinal();
            }
        }
        return bits;
    }
}
