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
    private static final int UNTIL_WEEK = WEEK.seconds;
    private static final int UNTIL_QUARTER = QUARTER.seconds;
    private static final int UNTIL_YEAR = YEAR.seconds;

    /** By how many of the limits are passed. */
    private static final int[] UNDER = {0b0111, 0b0110, 0b0100, 0b1000};

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
        int passed = 0; // added up, as what differs from document to document is dear to branch by
        passed += ago > UNTIL_WEEK ? 1 : 0;
        passed += ago > UNTIL_QUARTER ? 1 : 0;
        passed += ago > UNTIL_YEAR ? 1 : 0;
        return UNDER[passed];
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
