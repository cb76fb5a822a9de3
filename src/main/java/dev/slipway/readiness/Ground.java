package dev.slipway.readiness;

import dev.slipway.facts.Fact;
import org.jspecify.annotations.Nullable;

/**
 * One fact that a rule read, or would have read.
 *
 * @param fact as it was found; null if nobody ever stated it
 */
public record Ground(String key, @Nullable Fact fact, State state) {

    public enum State {
        MET("pass"),
        /** It is what the rule failed on. */
        UNMET("fail"),
        /** Stated, but less sure than the question asks for. */
        HINT("hint"),
        STALE("stale"),
        MISSING("missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
