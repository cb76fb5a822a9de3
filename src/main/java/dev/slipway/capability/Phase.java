package dev.slipway.capability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The improvement cycle, in its order. */
public enum Phase {
    MEASURE,
    LEARN,
    BUILD,
    SHIP,
    MONITOR,
    ITERATE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Phase> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
