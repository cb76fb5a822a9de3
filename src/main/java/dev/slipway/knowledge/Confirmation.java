package dev.slipway.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the facts agree with a decision: what its record's rules say of the entity that it belongs to.
 *
 * @param rulings one for each rule
 */
public record Confirmation(State state, Instant at, List<Ruling> rulings) {

    /** The gravest counts for the whole. */
    public enum State {
        CONTRADICTED("contradicted"),
        INVALID("rule cannot be read"),
        UNPROVEN("unproven"),
        HOLDS("holds");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** On screen. */
        public String word() {
            return word;
        }
    }

    /**
     * @param why in a sentence; null where the facts say it all
     * @param facts what the rule read, or would have read
     */
    public record Ruling(String rule, State state, @Nullable String why, List<Shown> facts) {
        public Ruling {
            facts = List.copyOf(facts);
        }
    }

    /**
     * A fact as it was when the rule was judged.
     *
     * @param value null if nobody stated it, or it was stale
     * @param link where it can be checked
     */
    public record Shown(
            String key,
            @Nullable String value,
            @Nullable String source,
            @Nullable Instant observedAt,
            @Nullable String link) {}

    public Confirmation {
        rulings = List.copyOf(rulings);
    }

    static Confirmation of(List<Ruling> rulings, Instant at) {
        State gravest = State.HOLDS;
        for (Ruling ruling : rulings) {
            gravest = ruling.state().compareTo(gravest) < 0 ? ruling.state() : gravest;
        }
        return new Confirmation(gravest, at, rulings);
    }
}
