package dev.slipway.readiness;

import java.util.List;

/** How a question turned out for an entity. */
public enum Outcome {
    PASS("pass"),
    FAIL("fail"),
    /** No fresh fact says so, nor the contrary. */
    UNPROVEN("unproven"),
    WAIVED("waived"),
    NOT_APPLICABLE("not applicable");

    private static final List<Outcome> ALL = List.of(values());

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Outcome ofWord(String word) {
        for (Outcome outcome : ALL) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("not an outcome: " + word);
    }

    /** Whether it stands in the way of a release. */
    public boolean blocks() {
        return this == FAIL || this == UNPROVEN;
    }
}
