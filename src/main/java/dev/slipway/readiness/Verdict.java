package dev.slipway.readiness;

import java.util.Arrays;
import java.util.Optional;

/** May an entity go to a target environment? From good to bad. */
public enum Verdict {
    GO("go"),
    CONDITIONAL_GO("conditional go"),
    NO_GO("no-go");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Verdict> ofWord(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word.equals(word))
                .findFirst();
    }
}
