package dev.slipway.readiness;

import java.util.Arrays;

/** How a question turned out for an entity. */
public enum Outcome {
    PASS("pass"),
    FAIL("fail"),
    /** No fresh fact says so, nor the contrary. */
    UNPROVEN("unproven"),
    WAIVED("waived"),
    NOT_APPLICABLE("not applicable");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Outcome ofWord(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an outcome: " + word));
    }

    /** Whether it stands in the way of a release. */
    public boolean blocks() {
        return this == FAIL || this == UNPROVEN;
    }
}
