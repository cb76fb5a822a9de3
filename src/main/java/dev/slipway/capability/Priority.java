package dev.slipway.capability;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much it matters in production. */
public enum Priority {
    HIGH(3),
    MEDIUM(2),
    LOW(1);

    private final int weight;

    Priority(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Priority> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
